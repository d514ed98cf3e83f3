using System.Collections;
using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MedScan.Scripting.Output.Values;

/// <summary>Decides what a value looks like.</summary>
internal static class ShapeReader
{
    public static Shape Read(object? value)
    {
        switch (value)
        {
            case null:
                return new Shape.Plain("null");
            case Task task:
                return new Shape.Plain(Unfinished.TextOf(task));
            case ITuple:
                return new Shape.Plain(Brief.Of(value, longest: 1000));
            case DataTable table:
                return DataTableShape.Read(table);
            case Array { Rank: > 1 } array:
                return ArrayShape.Read(array);
        }
        if (Scalar.TextOf(value) is { } scalar)
            return new Shape.Plain(scalar);
        Type type = value.GetType();
        if (Brief.IsUnion(type))
            return new Shape.Plain(Brief.Of(value, longest: 1000));
        Members members = Members.Of(type);
        if (value is IEnumerable items && !(members.HasOwnText && !IsCollection(type)))
            return SequenceShape.Read(items);
        if (members.HasOwnText)
            return new Shape.Plain(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        return members.Count == 0 ? new Shape.Plain(TypeName.Of(type)) : Properties(value, type, members);
    }

    // A class of somebody's own that is enumerable and says what it is, is shown by what it says.
    private static bool IsCollection(Type type) =>
        type.IsArray || type.Namespace is { } space && (space.StartsWith("System", StringComparison.Ordinal) || space.StartsWith("Microsoft.FSharp", StringComparison.Ordinal));

    private static Shape.Grid Properties(object value, Type type, Members members)
    {
        (string Name, object? Value)[] shown = [.. members.ReadAll(value).Take(Members.Most)];
        return new Shape.Grid(
            TypeName.IsAnonymous(type) ? "" : TypeName.Of(type),
            [],
            [.. shown.Select(part => (IReadOnlyList<Cell>)[new Cell(part.Name, IsNumber: false), Cell.Of(part.Value)])],
            members.Count > shown.Length ? $"… {(members.Count - shown.Length).ToString(CultureInfo.InvariantCulture)} more" : "");
    }
}
