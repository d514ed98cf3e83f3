using MedScan.Experiments;
using static TorchSharp.torch;

namespace MedScan.Training;

/// <summary>The tensor engine of this build.</summary>
internal static class Engine
{
    /// <param name="threads">Threads as configured; 0 = chosen from the processor.</param>
    public static EngineInfo Describe(int threads) =>
        new("libtorch", __version__, threads > 0 ? threads : ProcessorCores.Count);
}
