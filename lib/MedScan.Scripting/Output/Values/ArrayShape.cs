using System.Globalization;

namespace MedScan.Scripting.Output.Values;

/// <summary>What an array of several axes looks like: its lengths, and its corners where it has two.</summary>
internal static class ArrayShape
{
    private const int MostRows = 12;
    private const int MostColumns = 10;

    public static Shape Read(Array array)
    {
        string name = TypeName.Of(array);
        if (array.Rank != 2 || array.Length == 0)
        {
            string first = string.Join(", ", array.Cast<object?>().Take(20).Select(value => Brief.Of(value, 20)));
            return new Shape.Plain(array.Length == 0 ? $"{name}, empty" : $"{name}: {first}{(array.Length > 20 ? ", …" : "")}");
        }
        int?[] rows = Ends(array.GetLength(0), MostRows);
        int?[] columns = Ends(array.GetLength(1), MostColumns);
        return new Shape.Grid(
            name,
            ["", .. columns.Select(Label)],
            [.. rows.Select(row => (IReadOnlyList<Cell>)[new Cell(Label(row), IsNumber: true), .. columns.Select(column => At(array, row, column))])],
            "");
    }

    private static Cell At(Array array, int? row, int? column) => row is null || column is null
        ? new Cell("…", IsNumber: true)
        : Cell.Of(array.GetValue(row.Value + array.GetLowerBound(0), column.Value + array.GetLowerBound(1)));

    private static string Label(int? index) => index?.ToString(CultureInfo.InvariantCulture) ?? "…";

    // Null stands for what is left out in the middle.
    private static int?[] Ends(int length, int most) => length <= most
        ? [.. Enumerable.Range(0, length).Select(index => (int?)index)]
        : [.. Enumerable.Range(0, most / 2).Select(index => (int?)index), null, .. Enumerable.Range(length - most / 2, most / 2).Select(index => (int?)index)];
}
