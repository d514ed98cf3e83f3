using MedScan.Datasets;
using MedScan.Datasets.Phantoms;
using MedScan.Imaging;

namespace MedScan.Tests.Auditing;

/// <summary>Drawn slices: another seed is another head.</summary>
internal static class Heads
{
    internal static PixelImage Draw(int seed, int size = 160) => SlicePainter.Paint((PhantomKind)(seed % 4), size, new CounterRandom(1000 + seed));
}
