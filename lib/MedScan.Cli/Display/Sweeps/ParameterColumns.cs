using MedScan.Sweeps.Trials;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>How the parameters of a table's trials are shown: each in a column of its own while there is room, else together in one.</summary>
internal sealed class ParameterColumns
{
    private const int Gap = 3;

    private readonly string[] _names;

    private ParameterColumns(string[] names, bool isTogether) => (_names, IsTogether) = (names, isTogether);

    /// <summary>Whether all stand in one column, as <c>name=value</c>.</summary>
    public bool IsTogether { get; }

    /// <summary>The headings; a long name is cut at an underline.</summary>
    public IEnumerable<string> Headings => IsTogether ? ["Parameters"] : _names.Select(static name => Heading(name));

    /// <summary>Chooses.</summary>
    /// <param name="trials">The rows.</param>
    /// <param name="width">The characters there are.</param>
    public static ParameterColumns For(IReadOnlyList<FrozenTrial> trials, int width)
    {
        string[] names = [.. trials.SelectMany(static t => t.Parameters).Where(static p => !p.Value.Distribution.IsSingle).Select(static p => p.Key).Distinct()];
        int needed = names.Sum(name => Gap + Math.Max(
            Heading(name).Split('\n').Max(static part => part.Length),
            trials.Max(trial => Value(trial, name).Length)));
        bool isTogether = names.Length == 0 || needed > width || names.Select(TrialText.ShortName).Distinct().Count() < names.Length;
        return new ParameterColumns(names, isTogether);
    }

    /// <summary>The cells of a trial.</summary>
    public IEnumerable<string> Cells(FrozenTrial trial) => IsTogether ? [TrialText.Parameters(trial.Parameters)] : _names.Select(name => Value(trial, name));

    private static string Heading(string name) => RunText.Heading(TrialText.ShortName(name), longest: 8);

    private static string Value(FrozenTrial trial, string name) => trial.Parameters.TryGetValue(name, out TrialParameter? parameter) ? TrialText.Value(parameter.Value) : "";
}
