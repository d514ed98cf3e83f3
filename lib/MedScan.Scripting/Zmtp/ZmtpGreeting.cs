namespace MedScan.Scripting.Zmtp;

/// <summary>The first 64 bytes of each side: signature, version, security mechanism.</summary>
internal static class ZmtpGreeting
{
    public const int Size = 64;
    public const int SignatureSize = 10;

    /// <summary>What this side says: version 3.1, no security.</summary>
    public static byte[] Own { get; } = Create();

    /// <summary>Judges how the other side's begins; other protocols say less than 64 bytes and wait.</summary>
    /// <param name="signature">The first <see cref="SignatureSize"/> bytes.</param>
    /// <exception cref="ZmtpException">It is no ZMTP.</exception>
    public static void CheckSignature(ReadOnlySpan<byte> signature)
    {
        if (signature[0] != 0xFF || signature[9] != 0x7F)
            throw new ZmtpException("Expected a ZMTP greeting; the peer speaks another protocol.");
    }

    /// <summary>Reads the other side's.</summary>
    /// <param name="greeting">All 64 bytes.</param>
    /// <returns>The minor version of its 3.x.</returns>
    /// <exception cref="ZmtpException">It is an older ZMTP, or asks for security.</exception>
    public static int MinorVersionOf(ReadOnlySpan<byte> greeting)
    {
        if (greeting[10] < 3)
            throw new ZmtpException($"Expected ZMTP 3.0 or newer, the peer speaks {greeting[10]}.");
        return greeting[12..32].SequenceEqual(Own.AsSpan(12, 20))
            ? greeting[10] > 3 ? 1 : greeting[11]
            : throw new ZmtpException("Expected the security mechanism NULL; the peer asks for another.");
    }

    private static byte[] Create()
    {
        byte[] greeting = new byte[Size];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        greeting[11] = 1;
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        return greeting;
    }
}
