using System.Xml;

namespace MedScan.Scripting.Sessions;

/// <summary>The file beside an assembly that documents it.</summary>
internal static class DocumentationFile
{
    /// <summary>Reads all of it.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The <c>member</c> elements as text, by the members' documentation names: <c>M:System.Math.Abs(System.Int32)</c>. Of a
    /// file that cannot be read, what could be.</returns>
    public static IReadOnlyDictionary<string, string> Read(string file)
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
