using System.CommandLine;
using MedScan.Sweeps.Clusters;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary>What is asked of Slurm, under the names that its own programs have for it.</summary>
internal sealed class SlurmOptionSet
{
    private readonly Option<int> _agents = new("--agents") { Description = "How many agents, each a task of the job array", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _time = new("--time", "-t") { Description = "How long each agent may run: 90 (minutes), 2:00:00 or 1-12 (days-hours)", HelpName = "time", Required = true };
    private readonly Option<string?> _partition = new("--partition", "-p") { Description = "The partition (default: the cluster's)" };
    private readonly Option<int?> _cpus = new("--cpus", "--cpus-per-task", "-c") { Description = "Processors of each agent (default: the cluster's)" };
    private readonly Option<string?> _memory = new("--mem") { Description = "Memory of each agent, as 8G (default: the cluster's)" };
    private readonly Option<string[]> _others = new("--sbatch") { Description = "A further option of sbatch, as --sbatch=--account=imaging; may be repeated", HelpName = "option" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_agents, _time, _partition, _cpus, _memory, _others])
            command.Options.Add(option);
    }

    public SlurmOptions Read(ParseResult parsed) => new()
    {
        Agents = AtLeastOne(_agents.Name, parsed.GetValue(_agents)) ?? 1,
        Time = Time(parsed.GetRequiredValue(_time)),
        Partition = parsed.GetValue(_partition),
        Cpus = AtLeastOne(_cpus.Name, parsed.GetValue(_cpus)),
        Memory = parsed.GetValue(_memory),
        Others = parsed.GetValue(_others) ?? [],
    };

    private static int? AtLeastOne(string name, int? number) => number < 1 ? throw new UsageException($"Expected {name} of at least 1, got {number}.") : number;

    private static TimeSpan Time(string text)
    {
        try
        {
            TimeSpan time = SlurmTime.Parse(text);
            return time >= TimeSpan.FromMinutes(1) ? time : throw new UsageException($"Expected --time of at least a minute, got '{text}'.");
        }
        catch (FormatException exception)
        {
            throw new UsageException($"--time: {exception.Message}");
        }
    }
}
