using System.Collections.Concurrent;
using System.Globalization;

namespace MedScan.Benchmarks.Sweeps.Trainings;

/// <summary>Courses of trainings by their settings, kept in a file, since a training with the same settings comes out the same: what was
/// trained once is replayed whenever it is wanted again.</summary>
internal sealed class LearningCurves
{
    private readonly ConcurrentDictionary<string, EpochScore[]> _curves = new(StringComparer.Ordinal);
    private readonly string? _file;
    private readonly Lock _writing = new();

    public LearningCurves(string? file)
    {
        _file = file;
        if (file is null || !File.Exists(file))
            return;
        foreach (string[] cells in File.ReadLines(file).Select(static line => line.Split(';')).Where(static cells => cells.Length == 2))
            Note(cells[0], [.. cells[1].Split(' ').Select(static score => score.Split('/')).Select(static score => new EpochScore(Number(score[0]), Number(score[1])))]);
    }

    /// <summary>Goes through the epochs of a training.</summary>
    /// <param name="settings">What decides how it comes out.</param>
    /// <param name="epochs">How many epochs a whole one has.</param>
    /// <param name="train">Trains from the beginning, telling how it stands after each epoch until the answer is false.</param>
    /// <param name="goesOn">Told the epoch, from 1, and how it stands after it; false ends the training.</param>
    /// <returns>How it stood after each epoch.</returns>
    public async Task<IReadOnlyList<EpochScore>> FollowAsync(
        string settings, int epochs, Func<Func<EpochScore, bool>, Task<IReadOnlyList<EpochScore>>> train, Func<int, EpochScore, bool> goesOn)
    {
        EpochScore[] known = _curves.GetValueOrDefault(settings) ?? [];
        for (int epoch = 1; epoch <= known.Length; epoch++)
        {
            if (!goesOn(epoch, known[epoch - 1]) || epoch == epochs)
                return known[..epoch];
        }
        // What was asked about already is not asked again.
        int trained = 0;
        IReadOnlyList<EpochScore> scores = await train(score => ++trained <= known.Length || goesOn(trained, score));
        Note(settings, [.. scores]);
        if (_file is null)
            return scores;
        lock (_writing)
            File.AppendAllText(_file, $"{settings};{string.Join(' ', scores.Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.Loss:R}/{s.BalancedAccuracy:R}")))}\n");
        return scores;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private void Note(string settings, EpochScore[] scores) =>
        _curves.AddOrUpdate(settings, scores, (_, known) => scores.Length > known.Length ? scores : known);
}
