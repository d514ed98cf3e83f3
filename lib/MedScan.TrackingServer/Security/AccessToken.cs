using System.Security.Cryptography;
using System.Text;

namespace MedScan.TrackingServer.Security;

/// <summary>The secret that a request must show.</summary>
internal sealed class AccessToken(string token)
{
    // Digests have one length, so the comparison's time says nothing about the secret, not even how long it is.
    private readonly byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether an <c>Authorization</c> header shows it: as a bearer token, or as the password of any user.</summary>
    public bool IsShownBy(string? authorization)
    {
        if (authorization is null)
            return false;
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return false;
        var scheme = authorization.AsSpan(0, space);
        var credentials = authorization[(space + 1)..].Trim();
        if (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return Equals(credentials);
        return scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && Password(credentials) is { } password && Equals(password);
    }

    private bool Equals(string shown) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), digest);

    private static string? Password(string credentials)
    {
        var bytes = new byte[credentials.Length];
        if (!Convert.TryFromBase64String(credentials, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : text[(colon + 1)..];
    }
}
