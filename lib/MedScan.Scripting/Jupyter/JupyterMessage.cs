using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MedScan.Scripting.Jupyter.Messages;

namespace MedScan.Scripting.Jupyter;

/// <summary>A message of Jupyter's protocol, its JSON parts as they travel.</summary>
/// <param name="Identities">The way back to the sender; a topic on iopub.</param>
/// <param name="Header">Who sent what, when.</param>
/// <param name="HeaderJson">The header as it came: a reply repeats it as its parent header, byte by byte.</param>
/// <param name="ParentHeaderJson">The header of the request that this answers; <c>{}</c> where there is none.</param>
/// <param name="MetadataJson">An object.</param>
/// <param name="ContentJson">An object that depends on the type.</param>
/// <param name="Buffers">Binary parts that some comms send.</param>
internal sealed record JupyterMessage(
    IReadOnlyList<byte[]> Identities,
    MessageHeader Header,
    byte[] HeaderJson,
    byte[] ParentHeaderJson,
    byte[] MetadataJson,
    byte[] ContentJson,
    IReadOnlyList<byte[]> Buffers)
{
    /// <summary>An empty object.</summary>
    public static byte[] EmptyJson { get; } = "{}"u8.ToArray();

    /// <summary>What kind of message it is, for example <c>execute_request</c>.</summary>
    public string Type => Header.MsgType;

    /// <summary>The header of the request that this answers; null where there is none.</summary>
    public MessageHeader? Parent => ParentHeaderJson.Length > 2 ? JsonSerializer.Deserialize(ParentHeaderJson, JupyterJson.Wire.MessageHeader) : null;

    /// <summary>Makes a message.</summary>
    /// <typeparam name="T">What it contains.</typeparam>
    /// <param name="session">The sender's session.</param>
    /// <param name="type">Its type.</param>
    /// <param name="content">Its content.</param>
    /// <param name="contentType">How that is written.</param>
    /// <param name="parent">What it answers; null for a request.</param>
    /// <param name="identities">Whom to; a topic on iopub.</param>
    /// <returns>The message.</returns>
    public static JupyterMessage Create<T>(string session, string type, T content, JsonTypeInfo<T> contentType, JupyterMessage? parent = null,
        IReadOnlyList<byte[]>? identities = null)
    {
        MessageHeader header = MessageHeader.New(type, session);
        return new JupyterMessage(identities ?? [], header, JsonSerializer.SerializeToUtf8Bytes(header, JupyterJson.Wire.MessageHeader),
            parent?.HeaderJson ?? EmptyJson, EmptyJson, JsonSerializer.SerializeToUtf8Bytes(content, contentType), []);
    }

    /// <summary>Reads the content.</summary>
    /// <typeparam name="T">What the type of this message contains.</typeparam>
    /// <param name="contentType">How that is read.</param>
    /// <returns>The content.</returns>
    /// <exception cref="JsonException">It is of another shape.</exception>
    public T Content<T>(JsonTypeInfo<T> contentType) =>
        JsonSerializer.Deserialize(ContentJson, contentType) ?? throw new JsonException($"Expected an object as content of {Type}, got null.");
}
