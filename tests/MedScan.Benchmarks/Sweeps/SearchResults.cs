using System.Collections.Concurrent;
using System.Globalization;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>What searches came to, kept in a file where one is named, so that a run that was ended goes on.</summary>
internal sealed class SearchResults
{
    private readonly ConcurrentDictionary<(string Problem, string Sampler, int Seed), SearchResult> _results = [];
    private readonly string? _file;
    private readonly Lock _writing = new();

    public SearchResults(int trials, string? file)
    {
        Trials = trials;
        _file = file;
        if (file is null || !File.Exists(file))
            return;
        foreach (string[] cells in File.ReadLines(file).Select(static line => line.Split(';')).Where(static cells => cells.Length == 6))
        {
            if (int.Parse(cells[0], CultureInfo.InvariantCulture) == trials)
                Note(new SearchResult(cells[1], cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture), double.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture)));
        }
    }

    public int Trials { get; }

    public SearchResult? Find(string problem, string sampler, int seed) => _results.GetValueOrDefault((problem, sampler, seed));

    public void Add(SearchResult result)
    {
        Note(result);
        if (_file is null)
            return;
        lock (_writing)
            File.AppendAllText(_file, string.Create(CultureInfo.InvariantCulture, $"{Trials};{result.Problem};{result.Sampler};{result.Seed};{result.Best:R};{result.Seconds:0.000}\n"));
    }

    private void Note(SearchResult result) => _results[(result.Problem, result.Sampler, result.Seed)] = result;
}
