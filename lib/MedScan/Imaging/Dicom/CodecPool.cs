using System.Collections.Concurrent;

namespace MedScan.Imaging.Dicom;

/// <summary>The codec processes: as many as there are threads that decode at once, kept for the next frame.</summary>
internal static class CodecPool
{
    // Processor time that a frame may take: several times what a slow machine needs. A damaged stream keeps a decoder busy for
    // as long as it is let.
    private const uint BaseMilliseconds = 1000;
    private const long SamplesPerMillisecond = 5000;

    // JPEG 2000 works on 32-bit numbers, in several copies.
    private const uint BaseMebibytes = 256;
    private const long BytesPerSample = 48;

    private static readonly ConcurrentBag<CodecProcess> Idle = [];

    /// <summary>Processes started so far; a fuzzing run tells by it how many ended early.</summary>
    internal static int Started;

    /// <summary>What a frame of that many samples may take.</summary>
    internal static TimeSpan LimitOf(long samples) => TimeSpan.FromMilliseconds(BaseMilliseconds + (samples / SamplesPerMillisecond));

    /// <summary>Decodes a compressed frame to interleaved little-endian samples of 8 bits, or of 16 where it has more than 8.</summary>
    /// <exception cref="ImageReadException">Corrupt or TooLarge.</exception>
    /// <exception cref="MedScanException">The codec program cannot be started.</exception>
    public static byte[] Decode(CodestreamHeader header, bool isSigned, byte[] stream, string name)
    {
        long samples = (long)header.Width * header.Height * header.Components;
        int allocated = header.Precision <= 8 ? 8 : 16;
        var request = new CodecRequest
        {
            Magic = CodecRequest.ExpectedMagic,
            Codec = (uint)header.Kind,
            Width = (uint)header.Width,
            Height = (uint)header.Height,
            Samples = (uint)header.Components,
            Allocated = (uint)allocated,
            Stored = (uint)header.Precision,
            IsSigned = isSigned ? 1u : 0u,
            ProcessorMilliseconds = (uint)LimitOf(samples).TotalMilliseconds,
            MemoryMebibytes = BaseMebibytes + (uint)((samples * BytesPerSample) >> 20),
        };
        CodecProcess? process = Rent();
        try
        {
            byte[] result = process.Decode(request, stream, samples * (allocated / 8), name);
            Idle.Add(process);
            process = null;
            return result;
        }
        finally
        {
            process?.Dispose();
        }
    }

    private static CodecProcess Rent()
    {
        while (Idle.TryTake(out CodecProcess? process))
        {
            if (process.IsAlive) return process;
            process.Dispose();
        }

        Interlocked.Increment(ref Started);
        return CodecProcess.Start();
    }
}
