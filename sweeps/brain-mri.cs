// The search of brain-mri.csx as a program that one file makes: an editor helps as in a project, and it can grow into one.
//
//   dotnet run -c Release sweeps/brain-mri.cs                              40 trials on data/raw/brain-mri
//   dotnet run -c Release sweeps/brain-mri.cs -- data.root=<folder>        the same on another folder; any setting can follow
//   dotnet run -c Release sweeps/brain-mri.cs -- --quick                   six short trials on generated phantoms
//
// Started again it goes on where it ended, also after a crash; started several times at once, the trials are shared.
#:project ../lib/MedScan/MedScan.csproj

using System.Runtime.CompilerServices;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using MedScan.Tuning;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

bool quick = args.Contains("--quick");
string[] settings = [.. args.Where(argument => argument != "--quick")];
string experiment = Path.Combine(Here(), "..", "experiments", "brain-mri", "base.yaml");

if (quick)
{
    PhantomOptions phantoms = new() { Count = 160, ImageSize = 64 };
    string folder = Path.Combine("data", "raw", $"phantom-{phantoms.Count}");
    await PhantomGenerator.GenerateAsync(folder, phantoms);
    settings = [$"data.root={folder}", "train.epochs=3", .. settings];
}
else
{
    Directory.CreateDirectory("runs");
}

StudyStorage storage = StudyStorage.Open(quick ? "memory:" : "runs/sweeps.db");
Study study = await Study.CreateAsync(new StudyOptions
{
    Name = "brain-mri-script",
    Directions = [StudyDirection.Maximize],
    Sampler = Sampler.Tpe(seed: 1),
    Pruner = Pruner.Hyperband(minResource: quick ? 1 : 3),
    Storage = storage,
    Resume = true,
    TrialLimit = quick ? 6 : 40,
});

await study.OptimizeAsync(async trial =>
{
    // What suits one optimiser ruins the other, so each has a range of its own.
    string optimizer = trial.Categorical("optimizer", "sgd", "adamw");
    (double rate, double decay) = optimizer == "sgd"
        ? (trial.Float("sgd.learning_rate", 1e-3, 3e-1, log: true), trial.Float("sgd.weight_decay", 1e-5, 1e-2, log: true))
        : (trial.Float("adamw.learning_rate", 1e-4, 1e-2, log: true), trial.Float("adamw.weight_decay", 1e-3, 1e-1, log: true));
    string[] chosen =
    [
        $"model.backbone={(quick ? "small-cnn" : trial.Categorical("backbone", "small-cnn", "resnet18"))}",
        $"data.image_size={(quick ? trial.Categorical("image_size", 32, 48) : trial.Categorical("image_size", 96, 128, 160))}",
        $"train.optimizer={optimizer}",
        FormattableString.Invariant($"train.learning_rate={rate}"),
        FormattableString.Invariant($"train.weight_decay={decay}"),
        FormattableString.Invariant($"augment.rotation={trial.Float("rotation", 0, 30, step: 5)}"),
        FormattableString.Invariant($"augment.zoom={trial.Float("zoom", 0, 0.25)}"),
        FormattableString.Invariant($"augment.brightness={trial.Float("brightness", 0, 0.3)}"),
    ];
    ExperimentConfig config = await ExperimentLoader.LoadAsync(experiment, [.. chosen, .. settings], trial.Cancellation);
    TrialResult result = await TrialTraining.RunAsync(trial, config);
    Console.WriteLine($"trial {trial.Number}: {(result is TrialResult.Completed { Values: [var value] } ? FormattableString.Invariant($"{value:0.0000}") : "pruned")}  {string.Join(" ", chosen)}");
    return result;
});

if (await study.BestTrialAsync() is { } best)
{
    Console.WriteLine(FormattableString.Invariant($"Best: trial {best.Number} with a balanced accuracy of {best.Value:0.0000} on the validation split"));
    foreach ((string name, TrialParameter parameter) in best.Parameters)
        Console.WriteLine(FormattableString.Invariant($"  {name} = {parameter.Value}"));
    if (!quick)
        Console.WriteLine("Look at it:  ./medscan sweep report brain-mri-script --html brain-mri.html");
}

await study.DisposeAsync();
await storage.DisposeAsync();
