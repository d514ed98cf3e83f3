using System.Security.Cryptography;
using System.Text;

namespace MedScan.Scripting.Jupyter;

/// <summary>Signs messages and checks signatures.</summary>
internal sealed class MessageSigner
{
    private readonly byte[] _key;

    /// <summary>Takes the key of a connection file.</summary>
    /// <param name="scheme">How messages are signed.</param>
    /// <param name="key">With what; empty for no signatures.</param>
    /// <exception cref="ScriptingException">The scheme is unknown.</exception>
    public MessageSigner(string scheme, string key)
    {
        if (key.Length > 0 && scheme != "hmac-sha256")
            throw new ScriptingException($"Expected the signature scheme hmac-sha256 in the connection file, got '{scheme}'.");
        _key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>Whether messages are signed at all.</summary>
    public bool IsSigning => _key.Length > 0;

    /// <summary>Signs a message.</summary>
    /// <param name="parts">Header, parent header, metadata and content.</param>
    /// <returns>64 lower-case hexadecimal digits; nothing without a key.</returns>
    public byte[] Sign(IEnumerable<byte[]> parts)
    {
        if (!IsSigning)
            return [];
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (byte[] part in parts)
            hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Checks a signature, in the same time whatever is wrong with it.</summary>
    /// <param name="signature">As it came.</param>
    /// <param name="parts">What it is of.</param>
    /// <returns>Whether it is right; always without a key.</returns>
    public bool IsRight(byte[] signature, IEnumerable<byte[]> parts) => !IsSigning || CryptographicOperations.FixedTimeEquals(Sign(parts), signature);
}
