using MedScan.Benchmarks;
using MedScan.Benchmarks.NearDuplicates;
using MedScan.Benchmarks.Sweeps;
using MedScan.Benchmarks.Sweeps.Trainings;
using MedScan.Benchmarks.Tracking;

return args switch
{
    ["pytorch", .. var rest] => await PyTorchComparison.RunAsync(rest.Length > 0 ? int.Parse(rest[0], null) : 7).ConfigureAwait(false),
    ["end-to-end", var data, .. var rest] =>
        await EndToEnd.RunAsync(data, rest.Length > 0 ? int.Parse(rest[0], null) : 3).ConfigureAwait(false),
    ["screening", var data, .. var foreign] => await ScreeningAccuracy.RunAsync(data, foreign).ConfigureAwait(false),
    ["tracking-log-metric", .. var rest] => await TrackingSpeed.LogMetricAsync(rest).ConfigureAwait(false),
    ["tracking-log-batch", .. var rest] => await TrackingSpeed.LogBatchAsync(rest).ConfigureAwait(false),
    ["tracking-search", .. var rest] => await TrackingSpeed.SearchAsync(rest).ConfigureAwait(false),
    ["tracking-calls", .. var rest] => await TrackingCalls.RunAsync(rest.Length > 0 ? int.Parse(rest[0], null) : 1_000_000).ConfigureAwait(false),
    ["tracking-server", var folder, .. var rest] => await ServerProcess.RunAsync(folder, rest).ConfigureAwait(false),
    ["sweep-storage", var url] => await StorageLoad.RunAsync(url).ConfigureAwait(false),
    ["sweep-storage", var url, var agents, .. var rest] => await StorageLoad.SimulateAsync(url, int.Parse(agents, null),
        TimeSpan.FromSeconds(rest.Length > 0 ? int.Parse(rest[0], null) : 10), TimeSpan.FromSeconds(rest.Length > 1 ? int.Parse(rest[1], null) : 40)).ConfigureAwait(false),
    ["fuzz-dicom", var folder, .. var rest] => FuzzFiles.Dicom(folder, rest),
    ["fuzz-nifti", .. var rest] => FuzzFiles.Nifti(rest),
    ["near-duplicates", var data, .. var rest] =>
        await NearDuplicateTable.RunAsync(data, rest.Length > 0 ? int.Parse(rest[0], null) : 300).ConfigureAwait(false),
    ["sweep-quality", .. var rest] => await SweepQuality.RunAsync(rest).ConfigureAwait(false),
    ["sweep-tables", var folder, var brainMri, .. var rest] => await SweepTables.RunAsync(folder, brainMri, rest).ConfigureAwait(false),
    ["sweep-hyperband", .. var rest] => await SweepHyperband.RunAsync(rest).ConfigureAwait(false),
    ["sweep-suggestions"] => await SuggestionTime.RunAsync().ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage, from the repository's root:
          dotnet run -c Release --project tests/MedScan.Benchmarks -- pytorch [rounds]
              ResNet-18, 3x128x128, batch 32, 2 threads: MedScan and float32 PyTorch in turn.
              Needs Debian's python3-torch and python3-torchvision.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- end-to-end <data set> [rounds]
              ResNet-18 training from JPEG files against training from tensors in memory.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- screening <data set> [foreign data set...]
              How many images of the right kind and how many foreign ones an input profile refuses.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- tracking-log-metric [postgresql://...]
              log-metric requests a second: a client with 32 connections, the server in another process.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- tracking-log-batch [postgresql://...]
              Metric points a second through log-batch, 1000 points a request, 4 connections, the server in another process.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- tracking-search [postgresql://...]
              Milliseconds of a runs search by metric over 20,000 runs with 20 metrics each.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- tracking-calls [points]
              What one LogMetric call costs the caller, and how fast the points are on the disk.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- sweep-storage <url> [agents] [seconds of an epoch] [seconds]
              What an ask, a report and a tell cost a sweep's storage, and trials a second with 1 and 16 workers; or, with a
              number of agents, how long each takes while so many report at the pace of a training.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- fuzz-dicom <folder of DICOM files> [count] [seed]
              Damages and decodes files; 1 when one crashes, takes over 2 s or too much memory.
              Debian's python3-pydicom has files in /usr/lib/python3/dist-packages/pydicom/data/test_files.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- fuzz-nifti [count] [seed]
              The same with small volumes that it makes itself.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- near-duplicates <data set> [images]
              How many made copies of real images (re-encoded, resized, brightened, cropped, shifted, mirrored) the audit finds,
              and how often it takes a copy for one of another image.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- sweep-quality [--quick] [--others] [--seeds n] [--trials n] [--keep file] [--samplers a;b] [--problems a;b]
              The best of 100 trials on standard problems, 30 seeds: MedScan's samplers and Optuna's, as Markdown.
              --others takes other functions. Needs Debian's python3-optuna and python3-cmaes. What a search came to is kept in the file, and not searched again.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- sweep-tables <folder> <brain MRI data set> [--only name] [--parallel n] [--time n]
              Trains every point of two grids of settings, on phantoms and on brain MRI, and writes a table of each, from which
              sweep-quality makes problems. Goes on where it ended. --time n trains n points and shows what they take.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- sweep-hyperband [--seeds n] [--epochs n] [--reduction n] [--min n] [--parallel n] [--keep file]
              After which part of the epochs of 30 full random trials a sweep with Hyperband is as good, on trainings on phantoms.
              Trainings are kept in the file, and not made again.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- sweep-suggestions
              Milliseconds to choose ten parameters of a trial after 1,000 trials.
        """);
    return 2;
}
