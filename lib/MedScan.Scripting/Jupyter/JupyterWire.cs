using System.Text;
using System.Text.Json;

namespace MedScan.Scripting.Jupyter;

/// <summary>Messages as ZeroMQ parts: identities, a delimiter, the signature, four JSON parts, buffers.</summary>
/// <param name="signer">Signs and checks.</param>
internal sealed class JupyterWire(MessageSigner signer)
{
    // As many as Jupyter's own client remembers.
    private const int RememberedSignatures = 1 << 16;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();

    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = [];

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Its parts.</returns>
    public IReadOnlyList<byte[]> Encode(JupyterMessage message)
    {
        byte[][] json = [message.HeaderJson, message.ParentHeaderJson, message.MetadataJson, message.ContentJson];
        return [.. message.Identities, Delimiter, signer.Sign(json), .. json, .. message.Buffers];
    }

    /// <summary>Reads a message.</summary>
    /// <param name="parts">As they came.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ScriptingException">It is none, its signature is wrong, or it has been received before.</exception>
    public JupyterMessage Decode(IReadOnlyList<byte[]> parts)
    {
        int at = 0;
        while (at < parts.Count && !parts[at].AsSpan().SequenceEqual(Delimiter))
            at++;
        if (parts.Count - at < 6)
            throw new ScriptingException($"Expected identities, <IDS|MSG>, a signature and four JSON parts, got {parts.Count} parts.");

        byte[][] json = [.. parts.Skip(at + 2).Take(4)];
        if (!signer.IsRight(parts[at + 1], json))
            throw new ScriptingException("A message has a wrong signature; its sender does not know the key of the connection file.");
        if (signer.IsSigning)
            RefuseRepeated(Encoding.ASCII.GetString(parts[at + 1]));
        try
        {
            return new JupyterMessage([.. parts.Take(at)], JsonSerializer.Deserialize(json[0], JupyterJson.Wire.MessageHeader)!,
                json[0], json[1], json[2], json[3], [.. parts.Skip(at + 6)]);
        }
        catch (JsonException error)
        {
            throw new ScriptingException($"Expected a message's header, got: {Encoding.UTF8.GetString(json[0])}", error);
        }
    }

    private void RefuseRepeated(string signature)
    {
        lock (_seen)
        {
            if (!_seen.Add(signature))
                throw new ScriptingException("A message came twice, as if somebody replayed it.");
            _order.Enqueue(signature);
            if (_order.Count > RememberedSignatures)
                _seen.Remove(_order.Dequeue());
        }
    }
}
