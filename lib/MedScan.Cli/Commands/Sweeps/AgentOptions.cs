using System.CommandLine;
using MedScan.Cli.Tracking;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary>The options of commands that work on a sweep.</summary>
internal sealed class AgentOptions
{
    private readonly Option<int?> _count = new("--count") { Description = "How many trials to run (default: until the sweep has all of its)" };
    private readonly Option<int> _parallel = new("--parallel") { Description = "How many to run at the same time", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _tracking = TrackingOption.Create(canBeOff: true);

    public void AddTo(Command command)
    {
        command.Options.Add(_count);
        command.Options.Add(_parallel);
        command.Options.Add(_tracking);
    }

    public int? Count(ParseResult parsed) => parsed.GetValue(_count) is var count && count < 1 ? throw new UsageException($"Expected --count of at least 1, got {count}.") : count;

    public int Parallel(ParseResult parsed) => parsed.GetValue(_parallel) is var parallel && parallel < 1 ? throw new UsageException($"Expected --parallel of at least 1, got {parallel}.") : parallel;

    public string? Tracking(ParseResult parsed) => parsed.GetValue(_tracking);
}
