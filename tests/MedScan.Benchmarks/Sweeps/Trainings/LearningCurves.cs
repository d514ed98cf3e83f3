using System.Collections.Concurrent;
using System.Globalization;

namespace MedScan.Benchmarks.Sweeps.Trainings;

/// <summary>Losses of trainings by their settings, kept in a file, since a training with the same settings comes out the same: what was
/// trained once is replayed whenever it is wanted again.</summary>
internal sealed class LearningCurves
{
    private readonly ConcurrentDictionary<string, double[]> _curves = new(StringComparer.Ordinal);
    private readonly string? _file;
    private readonly Lock _writing = new();

    public LearningCurves(string? file)
    {
        _file = file;
        if (file is null || !File.Exists(file))
            return;
        foreach (string[] cells in File.ReadLines(file).Select(static line => line.Split(';')).Where(static cells => cells.Length == 2))
            Note(cells[0], [.. cells[1].Split(' ').Select(static loss => double.Parse(loss, CultureInfo.InvariantCulture))]);
    }

    /// <summary>Goes through the epochs of a training.</summary>
    /// <param name="settings">What decides how it comes out.</param>
    /// <param name="epochs">How many epochs a whole one has.</param>
    /// <param name="train">Trains from the beginning, telling the loss after each epoch until the answer is false.</param>
    /// <param name="goesOn">Told the loss after each epoch, from 1; false ends the training.</param>
    /// <returns>The losses.</returns>
    public async Task<IReadOnlyList<double>> FollowAsync(
        string settings, int epochs, Func<Func<int, double, bool>, Task<IReadOnlyList<double>>> train, Func<int, double, bool> goesOn)
    {
        double[] known = _curves.GetValueOrDefault(settings) ?? [];
        for (int epoch = 1; epoch <= known.Length; epoch++)
        {
            if (!goesOn(epoch, known[epoch - 1]) || epoch == epochs)
                return known[..epoch];
        }
        // What was asked about already is not asked again.
        IReadOnlyList<double> losses = await train((epoch, loss) => epoch <= known.Length || goesOn(epoch, loss));
        Note(settings, [.. losses]);
        if (_file is null)
            return losses;
        lock (_writing)
            File.AppendAllText(_file, string.Create(CultureInfo.InvariantCulture, $"{settings};{string.Join(' ', losses.Select(static l => l.ToString("R", CultureInfo.InvariantCulture)))}\n"));
        return losses;
    }

    private void Note(string settings, double[] losses) =>
        _curves.AddOrUpdate(settings, losses, (_, known) => losses.Length > known.Length ? losses : known);
}
