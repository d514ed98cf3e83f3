using System.Globalization;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>Problems whose values were measured beforehand, for every point of a grid.</summary>
/// <remarks>A table is a CSV file: a header with the parameters' names and at its end <c>value</c>, to be minimised; a line for each
/// point. A column of numbers is searched as an order of levels, any other as choices.</remarks>
internal static class TabulatedProblem
{
    /// <exception cref="FormatException">The file is no full grid.</exception>
    public static Problem Read(string file)
    {
        string[][] rows = [.. File.ReadLines(file).Where(static line => line.Trim().Length > 0).Select(static line => line.Split(',', StringSplitOptions.TrimEntries))];
        string[] names = rows.Length > 0 ? rows[0] : [];
        if (names.Length < 2 || names[^1] != "value" || rows.Any(row => row.Length != names.Length))
            throw new FormatException($"{file}: expected a header that ends in 'value' and as many cells in each line.");

        int parameters = names.Length - 1;
        (bool IsNumber, string[] Levels)[] columns = [.. Enumerable.Range(0, parameters).Select(c => Levels([.. rows.Skip(1).Select(row => row[c])]))];
        Dictionary<string, double> values = rows.Skip(1).ToDictionary(row => string.Join(',', row[..parameters]), row => Number(row[^1]));
        long points = columns.Aggregate(1L, static (product, column) => product * column.Levels.Length);
        if (values.Count != points)
            throw new FormatException($"{file}: expected a line for each of {points} points, got {values.Count}.");
        return new Problem(Path.GetFileNameWithoutExtension(file), Evaluate);

        double Evaluate(IParameters asked) => values[string.Join(',', columns.Select((column, c) => column.Levels[column switch
        {
            { Levels.Length: 1 } => 0,
            { IsNumber: true } => asked.Int(names[c], 0, column.Levels.Length - 1),
            _ => asked.Choice(names[c], column.Levels.Length),
        }]))];
    }

    private static (bool IsNumber, string[] Levels) Levels(string[] cells)
    {
        bool isNumber = cells.All(static cell => double.TryParse(cell, CultureInfo.InvariantCulture, out _));
        IEnumerable<string> levels = cells.Distinct();
        return (isNumber, [.. isNumber ? levels.OrderBy(Number) : levels.Order(StringComparer.Ordinal)]);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
