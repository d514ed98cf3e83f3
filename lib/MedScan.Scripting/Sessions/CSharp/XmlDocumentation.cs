using System.Globalization;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>The documentation file beside an assembly, read when the first question comes.</summary>
/// <param name="file">The file.</param>
internal sealed class XmlDocumentation(string file) : DocumentationProvider
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _members = new(() => Read(file));

    /// <inheritdoc/>
    protected override string GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _members.Value.GetValueOrDefault(documentationMemberID, "");

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => file.GetHashCode(StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file)
    {
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        try
        {
            using XmlReader reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            bool more = reader.Read();
            while (more)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Name == "member" && reader.GetAttribute("name") is { } name)
                {
                    members[name] = reader.ReadOuterXml();
                    more = !reader.EOF; // it stands behind the element already
                }
                else
                {
                    more = reader.Read();
                }
            }
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            // Documentation that cannot be read is none; what was read stays.
        }
        return members;
    }
}
