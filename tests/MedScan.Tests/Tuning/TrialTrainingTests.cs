using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using MedScan.Training;
using MedScan.Tuning;

namespace MedScan.Tests.Tuning;

public sealed class TrialTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trial-training").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A pruner that no trial pleases: it costs the epochs that were not trained yet, and never a value that is there already.
    [Theory]
    [InlineData(1, TrialState.Completed)]
    [InlineData(2, TrialState.Pruned)]
    public async Task RunAsync_Hopeless_IsPrunedOnlyWhileEpochsAreLeft(int epochs, TrialState expected)
    {
        string data = Path.Combine(_folder, "phantoms");
        await PhantomGenerator.GenerateAsync(data, new PhantomOptions { Count = 40, ImageSize = 32 });
        ExperimentConfig config = new()
        {
            Name = "trial",
            Data = new DataConfig { Root = data, Cache = Path.Combine(_folder, "cache"), ImageSize = 32 },
            Model = new ModelConfig { Backbone = BackboneKind.SmallCnn },
            Train = new TrainConfig { Epochs = epochs, BatchSize = 8 },
            Evaluate = new EvaluateConfig { BootstrapSamples = 100 },
        };
        await using Study study = await Study.CreateAsync(new StudyOptions { Directions = [StudyDirection.Maximize], Pruner = Pruner.Threshold(lower: 2) });

        await study.OptimizeAsync(trial => TrialTraining.RunAsync(trial, config, options: new ExperimentOptions { RunsDirectory = _folder }), trials: 1);

        FrozenTrial trial = (await study.TrialsAsync()).Single();
        Assert.Equal(expected, trial.State);
        Assert.Equal(1, trial.LastReport!.Value.Key);
        string run = trial.Attributes[TrialTraining.RunAttribute].GetString()!;
        Assert.Equal(expected == TrialState.Completed, File.Exists(Path.Combine(run, "evaluation.json")));
        Assert.True(File.Exists(Path.Combine(run, "config.yaml")));
    }
}
