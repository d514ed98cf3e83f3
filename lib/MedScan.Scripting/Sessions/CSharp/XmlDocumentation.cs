using System.Globalization;
using Microsoft.CodeAnalysis;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>The documentation file beside an assembly, read when the first question comes.</summary>
/// <param name="file">The file.</param>
internal sealed class XmlDocumentation(string file) : DocumentationProvider
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _members = new(() => DocumentationFile.Read(file));

    /// <inheritdoc/>
    protected override string GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _members.Value.GetValueOrDefault(documentationMemberID, "");

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => file.GetHashCode(StringComparison.Ordinal);
}
