using System.Globalization;
using MedScan.Experiments;
using MedScan.Training;
using MedScan.Training.Acceleration;

namespace MedScan.Cli.Diagnostics;

/// <summary>The tensor engine, and what a training with default settings does with it.</summary>
internal static class EngineProbe
{
    private const string Section = "Engine";

    public static IEnumerable<Finding> Inspect()
    {
        EngineInfo engine;
        Precision precision;
        try
        {
            engine = Engine.Describe(threads: 0);
            precision = Accelerations.Current.Resolve(Precision.Auto);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            return
            [
                new(Section, "libtorch", (exception.InnerException ?? exception).Message.Split('\n')[0], FindingState.Missing,
                    "The engine cannot be loaded. Build it again: rm -rf lib/*/obj/native, then start ./medscan"),
            ];
        }

        return
        [
            new(Section, engine.Name, engine.Version),
#if TORCH_SYSTEM
            Torch.TorchRuntime.HasMkldnn
                ? new(Section, "oneDNN", "yes")
                : new(Section, "oneDNN", "no", FindingState.Warning, "This libtorch computes convolutions slowly; take the distribution's libtorch-dev."),
#endif
            new(Section, "Threads of a training", engine.Threads.ToString(CultureInfo.InvariantCulture)),
            new(Section, "Precision 'auto'", precision == Precision.BFloat16 ? "bf16" : "fp32"),
        ];
    }
}
