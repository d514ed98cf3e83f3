using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using MedScan.Scripting.References;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Documentation of libraries as plain text.</summary>
internal static partial class FSharpDocumentation
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Files = new(StringComparer.Ordinal);

    /// <summary>What the file beside an assembly says.</summary>
    /// <param name="assembly">The assembly's file.</param>
    /// <param name="member">The member's documentation name, as <c>M:System.Math.Abs(System.Int32)</c>.</param>
    /// <returns>Empty where there is none.</returns>
    public static string Find(string assembly, string member)
    {
        foreach (string file in Beside(assembly))
        {
            if (Files.GetOrAdd(file, DocumentationFile.Read).TryGetValue(member, out string? content))
                return Plain(content);
        }
        return "";
    }

    /// <summary>The text of a documentation comment: what it is, its parameters, what it gives.</summary>
    /// <param name="xml">Its elements, alone or in a <c>member</c>, or plain text.</param>
    public static string Plain(string xml)
    {
        try
        {
            XElement text = XElement.Parse($"<d>{xml}</d>", LoadOptions.PreserveWhitespace);
            XElement root = text.Element("member") ?? text;
            foreach (XElement element in root.Descendants().Where(static e => !e.Nodes().Any() && e.Attributes().Any()).ToList())
                element.Value = element.Attributes().First().Value.Split(':')[^1]; // <see cref="T:System.Int32"/>
            List<string> lines = [.. (root.Elements("summary").Any() ? root.Elements("summary") : [root]).Select(static e => Flat(e.Value))];
            lines.AddRange(root.Elements("param").Select(static e => $"{e.Attribute("name")?.Value}: {Flat(e.Value)}"));
            lines.AddRange(root.Elements("returns").Select(static e => $"Returns: {Flat(e.Value)}"));
            return string.Join('\n', lines.Where(static line => line.Length > 0));
        }
        catch (XmlException)
        {
            return Flat(xml);
        }
    }

    // The running framework and F#'s core library have no documentation beside them, but the SDK has it; the framework's types have
    // moved between assemblies.
    private static IEnumerable<string> Beside(string assembly)
    {
        string own = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(own))
            return [own];
        if (Path.GetFileName(own) == "FSharp.Core.xml")
            return Framework.Sdks.Select(static sdk => Path.Combine(sdk, "FSharp", "FSharp.Core.xml")).Where(File.Exists);
        if (!Framework.Contains(assembly) || Framework.ReferencePack is not { } pack)
            return [];
        string[] likely = [Path.GetFileName(own), "System.Runtime.xml", "System.Collections.xml", "System.Linq.xml", "System.Console.xml"];
        return likely.Distinct().Select(name => Path.Combine(pack, name)).Where(File.Exists);
    }

    private static string Flat(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
