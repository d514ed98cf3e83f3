namespace MedScan.Tests.Imaging.Fuzzing;

/// <summary>Damages files the way that disks, transfers and attackers do.</summary>
internal static class FileMutator
{
    // Numbers that lengths, sides and offsets go wrong at.
    private static readonly uint[] Extremes = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF];

    /// <summary>A damaged copy.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="body">Where the pixels start. In half of the copies only these are damaged, and keep their length, so that the file
    /// gets past its header.</param>
    /// <param name="random">Decides how.</param>
    public static byte[] Mutate(byte[] bytes, int body, Random random)
    {
        byte[] result = [.. bytes];
        if (body > 0 && body < bytes.Length && random.Next(2) == 0)
        {
            for (int times = random.Next(1, 5); times > 0; times--) Overwrite(result.AsSpan(body), random);
            return result;
        }

        for (int times = random.Next(1, 4); times > 0 && result.Length > 0; times--) result = Once(result, random);
        return result;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        int at = Place(bytes.Length, random);
        switch (random.Next(7))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]];
            default:
                Overwrite(bytes, random);
                return bytes;
        }
    }

    private static void Overwrite(Span<byte> bytes, Random random)
    {
        int at = Place(bytes.Length, random);
        switch (random.Next(4))
        {
            case 0:
                random.NextBytes(bytes.Slice(at, Math.Min(random.Next(1, 16), bytes.Length - at)));
                break;
            case 1:
                uint value = Extremes[random.Next(Extremes.Length)];
                bool reversed = random.Next(2) == 0;
                int width = random.Next(1, 5);
                for (int i = 0; i < width && at + i < bytes.Length; i++) bytes[at + i] = (byte)(value >> (8 * (reversed ? width - 1 - i : i)));
                break;
            case 2:
                int from = random.Next(bytes.Length);
                int length = Math.Min(random.Next(1, 64), Math.Min(bytes.Length - from, bytes.Length - at));
                bytes.Slice(from, length).ToArray().CopyTo(bytes[at..]);
                break;
            default:
                for (int n = random.Next(1, 8); n > 0; n--) bytes[Place(bytes.Length, random)] ^= (byte)(1 << random.Next(8));
                break;
        }
    }

    // Half of the damage goes where files say what they are: to their start.
    private static int Place(int length, Random random) => random.Next(2) == 0 ? random.Next(length) : random.Next(Math.Min(length, 1000));
}
