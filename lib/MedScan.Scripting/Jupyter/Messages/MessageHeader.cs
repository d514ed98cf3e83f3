using System.Globalization;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>The header of every message.</summary>
/// <param name="MsgId">Unique.</param>
/// <param name="Session">The sender's.</param>
/// <param name="Username">The sender's.</param>
/// <param name="Date">ISO 8601 with a time zone.</param>
/// <param name="MsgType">What the content is.</param>
/// <param name="Version">The protocol's.</param>
internal sealed record MessageHeader(string MsgId, string Session, string Username, string? Date, string MsgType, string? Version)
{
    /// <summary>The version of the protocol that is spoken here.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>The header of a new message.</summary>
    /// <param name="type">What its content is.</param>
    /// <param name="session">The sender's session.</param>
    /// <returns>With a new identity and this moment.</returns>
    public static MessageHeader New(string type, string session) => new(Guid.NewGuid().ToString("N"), session, Environment.UserName,
        DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), type, ProtocolVersion);
}
