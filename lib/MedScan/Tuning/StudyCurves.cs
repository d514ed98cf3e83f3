using System.ComponentModel;
using System.Globalization;
using MedScan.Charts;
using MedScan.Notebooks;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Tuning;

/// <summary>A study while it runs: among its observers, it says whenever something changed, so that a notebook which shows it draws it
/// again in place. It ends as a picture of the whole study, with the trials of earlier runs and of other workers.</summary>
/// <remarks>In a notebook: <c>StudyCurves curves = new("accuracy"); display(curves);</c>, then a study with
/// <c>Observers = [curves]</c>. Thread-safe.</remarks>
/// <param name="metric">What the trials' values are called.</param>
[TypeFormatterSource(typeof(StudyFormatterSource))]
public sealed class StudyCurves(string metric = "value") : StudyObserver, INotifyPropertyChanged
{
    // Of the text form.
    private const int MostLines = 20;

    private volatile Study? _study;
    private volatile StudyHistory? _history;

    /// <summary>Raised after every report and end of a trial, by the thread that told of it; for all properties at once.</summary>
    public event PropertyChangedEventHandler? PropertyChanged;

    /// <summary>Where the study is, in a sentence: what runs, how many trials ended in which way, and the best one.</summary>
    public string Status => _history is { } history ? Describe(history, _study?.Options.TrialLimit) : "Waiting for the first trial.";

    /// <summary>The value of each trial, what pruned ones had come to, and the best one so far.</summary>
    public Figure Values => StudyFigures.LiveValues(Known, metric);

    /// <summary>What trials reported on the way: those that run, the best one, and thin the others.</summary>
    public Figure Reports => StudyFigures.LiveReports(Known, metric);

    private StudyHistory Known => _history ?? new StudyHistory([StudyDirection.Minimize], []);

    /// <summary>Shows a study as it is now. One that runs is shown by itself from its first trial on; this is for what was there
    /// before, such as a study that is gone on with and may be done already.</summary>
    /// <param name="study">The study.</param>
    /// <returns>When it is shown.</returns>
    public Task ShowAsync(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        _study = study;
        return LookAsync();
    }

    /// <inheritdoc/>
    public override Task TrialStartedAsync(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return ShowAsync(trial.Study);
    }

    /// <inheritdoc/>
    public override Task TrialReportedAsync(FrozenTrial trial, int step, double value) => LookAsync();

    /// <inheritdoc/>
    public override Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs) => LookAsync();

    /// <summary>Both figures beside each other below the status, as one SVG that needs no script and no other file.</summary>
    public string ToSvg() => LivePicture.Draw(Status, Values, Reports);

    /// <summary>The status and a line for each of the last trials that ended.</summary>
    public override string ToString() => string.Join('\n', [Status, .. Known.Trials.Where(static t => t.IsOver).TakeLast(MostLines).Select(Describe)]);

    private async Task LookAsync()
    {
        if (_study is not { } study)
            return;
        try
        {
            _history = new StudyHistory(study.Directions, await study.TrialsAsync().ConfigureAwait(false));
        }
        catch (Exception error) when (error is StorageException or ObjectDisposedException)
        {
            return; // the picture is not worth a trial; the study sees to its storage itself
        }
        PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(null));
    }

    private string Describe(StudyHistory history, int? limit)
    {
        List<string> parts = [];
        foreach (FrozenTrial trial in history.In(TrialState.Running).Take(3))
            parts.Add($"Trial {trial.Number} runs{(trial.LastReport is { } last ? $" (step {last.Key}: {Number(last.Value)})" : "")}.");
        string[] ended = [.. history.Trials.Where(static t => t.IsOver).CountBy(static t => t.State).OrderBy(static c => c.Key).Select(static c => $"{c.Value} {c.Key.ToString().ToLowerInvariant()}")];
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{history.Trials.Count}{(limit is { } most ? $" of {most}" : "")} trials{(ended.Length > 0 ? $": {string.Join(", ", ended)}" : "")}."));
        if (history.Directions.Count == 1 && history.Ranked().FirstOrDefault() is { } best)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"Best {metric}: {Number(best.Value)}, trial {best.Number}."));
        return string.Join(' ', parts);
    }

    private static string Describe(FrozenTrial trial) => string.Create(CultureInfo.InvariantCulture,
        $"Trial {trial.Number}: {(trial.State == TrialState.Completed ? string.Join(", ", trial.Values.Select(Number)) : trial.State.ToString().ToLowerInvariant())}  {string.Join(" ", trial.Parameters.Select(static p => $"{p.Key}={Text(p.Value.Value)}"))}");

    private static string Text(object? value) => value is double number ? Number(number) : StudyFigures.Text(value);

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
