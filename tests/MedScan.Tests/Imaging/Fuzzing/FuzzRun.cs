using System.Globalization;
using MedScan.Imaging;
using MedScan.Imaging.Dicom;

namespace MedScan.Tests.Imaging.Fuzzing;

/// <summary>Decodes damaged files one after the other and watches time, memory and how it ends.</summary>
internal sealed class FuzzRun
{
    private const long MaxPixels = 1_000_000;

    // The largest image allowed, in colour, with 16 bits and in a few copies.
    private const long MaxAllocated = 128L << 20;

    // Of processor time, since the machine may be busy with something else: of this process, and of the codec where it is stopped.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly string[] Windows = ["auto", "file", "full", "lung", "40/400"];

    private readonly Dictionary<string, int> outcomes = [];

    /// <summary>Damaged files that were decoded all the same.</summary>
    public int Decoded { get; private set; }

    /// <summary>Damaged files that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What must not happen, one sentence each.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The most processor time that a file took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The most memory that a file took.</summary>
    public long LargestAllocation { get; private set; }

    /// <summary>Decodes damaged copies of files.</summary>
    /// <param name="seeds">The files.</param>
    /// <param name="first">Number of the first copy.</param>
    /// <param name="end">Number after the last copy.</param>
    /// <param name="seed">The same seed damages the same way.</param>
    public void Run(IReadOnlyList<FuzzSeed> seeds, int first, int end, int seed)
    {
        for (int number = first; number < end; number++)
        {
            var random = new Random((seed * 1_000_003) + number);
            FuzzSeed file = seeds[random.Next(seeds.Count)];
            byte[] damaged = FileMutator.Mutate(file.Content, file.Body, random);
            var options = new DecodeOptions
            {
                MaxPixels = MaxPixels,
                Window = IntensityWindow.Parse(Windows[random.Next(Windows.Length)])!,
                SliceAxis = (SliceAxis)random.Next(3),
            };
            string label = $"seed {seed}, number {number}, {file.Name}";
            Decode(damaged, file.Name, options, label);
        }
    }

    /// <summary>What happened, for people.</summary>
    public override string ToString()
    {
        string kinds = string.Join(", ", outcomes.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Decoded} decoded, {Refused} refused ({kinds}); slowest {Slowest.TotalMilliseconds:0} ms, largest allocation {LargestAllocation >> 20} MiB, "
            + $"{CodecPool.Started} codec processes; {Failures.Count} failures");
    }

    private void Decode(byte[] file, string name, DecodeOptions options, string label)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        TimeSpan stopped = TimeSpan.Zero;
        try
        {
            ImageDecoder.Decode(file, name, options);
            Decoded++;
        }
        catch (ImageReadException exception)
        {
            Refused++;
            string kind = exception.Message.Contains("decoder", StringComparison.Ordinal) && exception.Fault == ImageFault.Corrupt
                ? exception.Message[(exception.Message.IndexOf('(', StringComparison.Ordinal) + 1)..].Split(')')[0] : exception.Fault.ToString();
            outcomes[kind] = outcomes.GetValueOrDefault(kind) + 1;
            if (kind.Contains("in time", StringComparison.Ordinal)) stopped = CodecPool.LimitOf(3 * MaxPixels);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Failures.Add($"{label}: {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0].Trim()}");
        }

        TimeSpan taken = Environment.CpuUsage.TotalTime - start + stopped;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > MaxAllocated) Failures.Add($"{label}: allocated {allocated:N0} bytes");
        if (taken > Patience) Failures.Add($"{label}: took {taken}");
        if (taken > Slowest) Slowest = taken;
        LargestAllocation = Math.Max(LargestAllocation, allocated);
    }
}
