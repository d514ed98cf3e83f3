using MedScan.Torch;
using MedScan.Torch.Interop;

namespace TorchSharp;

// Versions and repeatability.
public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static string __version__ => TorchRuntime.Version;

    /// <summary>Whether operators that could give different results from run to run are refused.</summary>
    public static bool are_deterministic_algorithms_enabled() => Native.medscan_deterministic() != 0;

    /// <summary>Refuses, or only warns of, operators that could give different results from run to run, until disposed.</summary>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false) =>
        new DeterministicMode(mode, warn_only);

    private sealed class DeterministicMode : IDisposable
    {
        private readonly bool _former = are_deterministic_algorithms_enabled();

        public DeterministicMode(bool mode, bool warnOnly) => Set(mode, warnOnly);

        public void Dispose() => Set(_former, false);

        private static void Set(bool mode, bool warnOnly) =>
            Native.Check(Native.medscan_set_deterministic(mode ? 1 : 0, warnOnly ? 1 : 0), "use_deterministic_algorithms");
    }
}
