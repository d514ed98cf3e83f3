using MedScan.Sweeps.Clusters;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Tests.Clusters;

/// <summary>What needs no Slurm; the rest is tested with the command line on a real one.</summary>
public sealed class SlurmAgentsTests
{
    private static readonly SlurmOptions Usual = new() { Agents = 8, Time = TimeSpan.FromHours(2) };
    private static readonly StudyRecord Study = new() { Id = 1, Name = "brain mri/2", Directions = [StudyDirection.Minimize], Created = DateTimeOffset.UnixEpoch };

    [Fact]
    public async Task Script_AllOptions_StandUnderSlurmsNames()
    {
        await using StudyStorage storage = StudyStorage.Open("postgresql://ann:secret@nowhere/db");

        string script = new SlurmAgents(storage, Study).Script(["/opt/med scan", "it's", "s"], "/out", Usual with { Partition = "gpu", Cpus = 4, Memory = "8G", Others = ["--gres=gpu:1", "--comment=two words"] });

        Assert.Equal($$"""
            #!/bin/bash
            #SBATCH --job-name=medscan-brain-mri-2
            #SBATCH --array=0-7
            #SBATCH --time=2:00:00
            #SBATCH --partition=gpu
            #SBATCH --ntasks=1
            #SBATCH --cpus-per-task=4
            #SBATCH --mem=8G
            #SBATCH --requeue
            #SBATCH --open-mode=append
            #SBATCH --signal=B:TERM@60
            #SBATCH {{(Environment.CurrentDirectory.Contains(' ', StringComparison.Ordinal) ? $"\"--chdir={Environment.CurrentDirectory}\"" : $"--chdir={Environment.CurrentDirectory}")}}
            #SBATCH --output=/out/slurm-%A_%a.log
            #SBATCH --gres=gpu:1
            #SBATCH "--comment=two words"

            # An address may hold a password, so it comes with the environment of sbatch and stands in no file.
            : "${MEDSCAN_SWEEP_STORAGE:?is not set; it names the PostgreSQL database of the sweep}"
            export OMP_NUM_THREADS=$SLURM_CPUS_PER_TASK DOTNET_PROCESSOR_COUNT=$SLURM_CPUS_PER_TASK
            exec '/opt/med scan' 'it'\''s' s

            """, script);
    }

    [Fact]
    public async Task Script_ShortTime_TellsTheAgentWhenAQuarterIsLeft()
    {
        await using StudyStorage storage = StudyStorage.Open("postgresql://ann@nowhere/db");

        Assert.Contains("B:TERM@15\n", new SlurmAgents(storage, Study).Script(["a"], "/out", Usual with { Time = TimeSpan.FromMinutes(1) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory:")]
    [InlineData("study.db")]
    public async Task Script_StorageOfOneMachine_IsRefusedWithWhatToDo(string url)
    {
        await using StudyStorage storage = StudyStorage.Open(url);

        SweepException error = Assert.Throws<SweepException>(() => new SlurmAgents(storage, Study).Script(["a"], "/out", Usual));

        Assert.Contains("--storage postgresql://user@host/database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_StoppedStudyOrFolderThatSlurmCannotTake_IsRefused()
    {
        await using StudyStorage storage = StudyStorage.Open("postgresql://ann@nowhere/db");

        Assert.Contains("is stopped", Assert.Throws<SweepException>(() => new SlurmAgents(storage, Study with { IsStopped = true }).Script(["a"], "/out", Usual)).Message, StringComparison.Ordinal);
        Assert.Contains("'/100%A'", Assert.Throws<SweepException>(() => new SlurmAgents(storage, Study).Script(["a"], "/100%A", Usual)).Message, StringComparison.Ordinal);
    }
}
