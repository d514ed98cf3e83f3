using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MedScan.Scripting.Output.Values;

/// <summary>What a sequence looks like: a table of records, of pairs, or of values, or a line of numbers.</summary>
internal static class SequenceShape
{
    private const int MostRows = 20;
    private const int MostNumbers = 100;
    private const int MostColumns = 40;

    public static Shape Read(IEnumerable items)
    {
        int? count = Sequence.CountOf(items);
        List<object?> read = [];
        bool more = false;
        Members.Fault? fault = null;
        bool numbers = true;
        foreach (object? item in Sequence.Guarded(items))
        {
            if (item is Members.Fault thrown)
            {
                fault = thrown;
                break;
            }
            numbers &= Scalar.IsNumber(item) || item is bool or char;
            if (read.Count == (numbers ? MostNumbers : MostRows) || read.Count > MostRows && !numbers)
            {
                more = true;
                break;
            }
            read.Add(item);
        }
        if (read.Count == 0 && fault is null)
            return new Shape.Plain($"{NameOf(items)}, empty");
        if (numbers && read.Count > 0)
            return Numbers(items, read, count, more, fault);
        if (read.Count > MostRows)
            read.RemoveRange(MostRows, read.Count - MostRows);
        return Table(items, read, Footer(read.Count, count, more, fault));
    }

    private static Shape.Plain Numbers(IEnumerable items, List<object?> read, int? count, bool more, Members.Fault? fault)
    {
        IEnumerable<string> texts = read.Select(value => Scalar.ShortOf(value!)!);
        string tail = fault is not null || more ? "\n" + Footer(read.Count, count, more, fault) : "";
        return new Shape.Plain($"{NameOf(items)}: {string.Join(", ", texts)}{tail}");
    }

    private static string NameOf(IEnumerable items) => items is Array array
        ? TypeName.Of(array)
        : Sequence.CountOf(items) is { } count && count > 0
            ? $"{TypeName.Of(items.GetType())} of {count.ToString(CultureInfo.InvariantCulture)}"
            : items.GetType() is { IsPublic: true } type ? TypeName.Of(type) : $"sequence of {TypeName.Of(Sequence.ItemTypeOf(items))}";

    private static string Footer(int shown, int? count, bool more, Members.Fault? fault)
    {
        if (fault is not null)
            return $"⚠ {TypeName.Of(fault.Error.GetType())} after {shown.ToString(CultureInfo.InvariantCulture)} items: {fault.Error.Message}";
        return count > shown ? $"… {(count.Value - shown).ToString("#,0", CultureInfo.InvariantCulture)} more" : more ? "… more" : "";
    }

    private static Shape.Grid Table(IEnumerable items, List<object?> read, string footer)
    {
        if (read.All(item => item is DictionaryEntry || IsPair(item)))
            return new Shape.Grid("", ["key", "value"], [.. read.Select(PairCells)], footer);
        if (read.All(item => item is null || HasColumns(item)) && read.Exists(item => item is not null))
        {
            string[] columns = [.. read.Where(item => item is not null).SelectMany(item => ColumnsOf(item!)).Distinct(StringComparer.Ordinal).Take(MostColumns)];
            if (columns.Length > 0)
                return new Shape.Grid("", columns, [.. read.Select(item => (IReadOnlyList<Cell>)[.. columns.Select(column => Cell.Of(ValueOf(item, column)))])], footer);
        }
        return new Shape.Grid(
            "",
            ["index", "value"],
            [.. read.Select((item, index) => (IReadOnlyList<Cell>)[new Cell(index.ToString(CultureInfo.InvariantCulture), IsNumber: true), Cell.Of(item)])],
            footer);
    }

    private static bool IsPair(object? item) =>
        item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static IReadOnlyList<Cell> PairCells(object? item) => item is DictionaryEntry entry
        ? [Cell.Of(entry.Key), Cell.Of(entry.Value)]
        : [Cell.Of(ValueOf(item, "Key")), Cell.Of(ValueOf(item, "Value"))];

    private static bool HasColumns(object item)
    {
        if (item is ITuple or IDictionary { Count: > 0 } or IReadOnlyDictionary<string, object?>)
            return true;
        Type type = item.GetType();
        if (item is IEnumerable or Task || Scalar.TextOf(item) is not null || Brief.IsUnion(type))
            return false;
        Members members = Members.Of(type);
        return members.Count > 0 && (members.IsRecord || !members.HasOwnText);
    }

    private static IEnumerable<string> ColumnsOf(object item) => item switch
    {
        ITuple tuple => Enumerable.Range(1, tuple.Length).Select(number => string.Create(CultureInfo.InvariantCulture, $"Item{number}")),
        IDictionary dictionary => dictionary.Keys.Cast<object>().Select(key => Brief.Of(key)),
        IReadOnlyDictionary<string, object?> dictionary => dictionary.Keys,
        _ => Members.Of(item.GetType()).Names,
    };

    private static object? ValueOf(object? item, string column)
    {
        switch (item)
        {
            case null:
                return null;
            case ITuple tuple:
                int index = int.Parse(column.AsSpan("Item".Length), CultureInfo.InvariantCulture) - 1;
                return index < tuple.Length ? tuple[index] : Members.Absent.Value;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                {
                    if (Brief.Of(entry.Key) == column)
                        return entry.Value;
                }
                return Members.Absent.Value;
            case IReadOnlyDictionary<string, object?> dictionary:
                return dictionary.TryGetValue(column, out object? value) ? value : Members.Absent.Value;
            default:
                return Members.Of(item.GetType()).Read(item, column);
        }
    }
}
