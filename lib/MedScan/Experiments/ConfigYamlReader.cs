using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MedScan.Experiments;

/// <summary>Reads one YAML document into nodes with locations, from the parser's events: the parser alone tells
/// where a duplicate key stands and lets an alias bomb be refused before it is expanded.</summary>
internal sealed class ConfigYamlReader
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 10_000; // the whole schema has about fifty keys

    private readonly Dictionary<string, (ConfigNode Node, int Size)> _anchors = [];
    private readonly string _text;
    private readonly string _file;
    private readonly ICollection<ConfigFault> _faults;
    private readonly string _needs;
    private readonly ConfigYamlParser _parser;
    private int _nodes;

    private ConfigYamlReader(string text, string file, ICollection<ConfigFault> faults, string needs)
    {
        _text = text;
        _file = file;
        _faults = faults;
        _needs = needs;
        _parser = new ConfigYamlParser(text);
    }

    /// <summary>The document's map, or null after adding a fault that leaves nothing to go on with.</summary>
    /// <param name="text">The document.</param>
    /// <param name="file">What locations call it.</param>
    /// <param name="faults">Receives what is wrong.</param>
    /// <param name="needs">What an empty file is told to hold.</param>
    public static ConfigMap? Read(
        string text, string file, ICollection<ConfigFault> faults, string needs = "an experiment needs at least data.root")
    {
        if (text.Contains('\0', StringComparison.Ordinal)) // which the parser would take for the end
        {
            faults.Add(new ConfigFault($"{file}:1:1", "", "expected a text file, got binary data or UTF-16 without a mark"));
            return null;
        }

        var reader = new ConfigYamlReader(text, file, faults, needs);
        try
        {
            return reader.ReadDocument();
        }
        catch (UnusableYamlException unusable)
        {
            faults.Add(new ConfigFault(unusable.Location, "", unusable.Message));
        }
        catch (YamlException syntax)
        {
            faults.Add(reader.ExplainSyntax(syntax));
        }

        return null;
    }

    private ConfigMap? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _faults.Add(new ConfigFault($"{_file}:1:1", "", $"the file is empty; {_needs}"));
            return null;
        }

        ConfigNode root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            throw new UnusableYamlException(Locate(_parser.Current!.Start), "expected one YAML document, got a second one after '---'");
        }

        if (root is ConfigMap map)
        {
            return map;
        }

        _faults.Add(new ConfigFault(root.Location, "", $"expected keys with values such as 'name: my-run', got {root.Kind}"));
        return null;
    }

    private ConfigNode ReadNode(int depth)
    {
        ParsingEvent start = _parser.Consume<ParsingEvent>();
        string location = Locate(start.Start);
        if (depth > MaxDepth)
        {
            throw new UnusableYamlException(location, $"more than {MaxDepth} levels of nesting");
        }

        if (start is AnchorAlias alias)
        {
            if (!_anchors.TryGetValue(alias.Value.Value, out var target))
            {
                throw new UnusableYamlException(location, $"alias *{alias.Value.Value} has no anchor &{alias.Value.Value} that ends before it");
            }

            Count(target.Size, location);
            return target.Node;
        }

        int before = _nodes;
        Count(1, location);
        ConfigNode node = start switch
        {
            Scalar scalar => new ConfigScalar(location, scalar.Value, scalar.Style != ScalarStyle.Plain),
            SequenceStart => ReadList(location, depth),
            MappingStart => ReadMap(location, depth),
            _ => throw new UnusableYamlException(location, $"expected a value, got {start.GetType().Name}"),
        };
        var tagged = (NodeEvent)start;
        if (!tagged.Tag.IsEmpty && !tagged.Tag.IsNonSpecific)
        {
            _faults.Add(new ConfigFault(location, "", $"YAML tags are not used here; remove {tagged.Tag.Value}"));
        }

        if (!tagged.Anchor.IsEmpty)
        {
            _anchors[tagged.Anchor.Value] = (node, _nodes - before);
        }

        return node;
    }

    private ConfigList ReadList(string location, int depth)
    {
        var items = new List<ConfigNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new ConfigList(location, items);
    }

    private ConfigMap ReadMap(string location, int depth)
    {
        var entries = new List<ConfigMapEntry>();
        var seen = new Dictionary<string, string>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            ConfigNode key = ReadNode(depth + 1);
            ConfigNode value = ReadNode(depth + 1);
            if (key is not ConfigScalar { Text: var name })
            {
                _faults.Add(new ConfigFault(key.Location, "", $"expected a key, got {key.Kind}"));
            }
            else if (!seen.TryAdd(name, key.Location))
            {
                _faults.Add(new ConfigFault(key.Location, name, $"key is given twice; the first is at {seen[name]}"));
            }
            else
            {
                entries.Add(new ConfigMapEntry(name, key.Location, value));
            }
        }

        return new ConfigMap(location, entries);
    }

    private void Count(int nodes, string location)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            throw new UnusableYamlException(location, $"the document has more than {MaxNodes} values, aliases counted in full");
        }
    }

    private string Locate(Mark mark) => $"{_file}:{Math.Max(1, mark.Line)}:{Math.Max(1, mark.Column)}";

    /// <summary>The parser's complaint, or the tab that is behind most complaints that nobody understands.</summary>
    private ConfigFault ExplainSyntax(YamlException syntax)
    {
        int tabbed = Array.FindIndex(
            _text.Split('\n'), line => line[..(line.Length - line.TrimStart().Length)].Contains('\t', StringComparison.Ordinal));
        return tabbed >= 0 && tabbed + 1 >= syntax.Start.Line
            ? new ConfigFault($"{_file}:{tabbed + 1}:1", "", "not valid YAML: the line is indented with a tab; YAML takes spaces only")
            : new ConfigFault(Locate(syntax.Start), "", $"not valid YAML: {syntax.Message.TrimEnd('.')}");
    }

    /// <summary>Ends the reading of a document that is refused although it may be valid YAML.</summary>
    private sealed class UnusableYamlException(string location, string message) : Exception(message)
    {
        public string Location { get; } = location;
    }
}
