using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MedScan.Sweeps.Files;

/// <summary>Reads one YAML document into nodes with places, from the parser's events: they tell where a key stands that is there
/// twice, and let a document that would grow without end be refused before it does.</summary>
internal sealed class YamlReader
{
    private const int MostLevels = 32;
    private const int MostNodes = 20_000;

    private readonly Dictionary<string, (YamlNode Node, int Size)> _anchors = [];
    private readonly List<SweepFault> _faults;
    private readonly Parser _parser;
    private int _nodes;

    private YamlReader(string text, List<SweepFault> faults)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _faults = faults;
    }

    /// <summary>The document's map; null after adding a fault that leaves nothing to go on with.</summary>
    /// <param name="text">The document.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static YamlMap? Read(string text, List<SweepFault> faults)
    {
        if (text.Contains('\0', StringComparison.Ordinal)) // which the parser would take for the end
        {
            faults.Add(new SweepFault(1, 1, "", "expected a text file, got binary data"));
            return null;
        }
        try
        {
            return new YamlReader(text, faults).ReadDocument();
        }
        catch (YamlException error)
        {
            faults.Add(Explain(text, error));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // Some malformed documents meet the parser's own insides.
            faults.Add(new SweepFault(1, 1, "", $"not valid YAML: {error.Message.TrimEnd('.')}"));
        }
        return null;
    }

    private static SweepFault Explain(string text, YamlException error)
    {
        // A tab is behind most complaints that nobody understands.
        int tabbed = Array.FindIndex(text.Split('\n'), static line => line[..^line.TrimStart().Length].Contains('\t', StringComparison.Ordinal));
        return tabbed >= 0 && tabbed + 1 >= error.Start.Line
            ? new SweepFault(tabbed + 1, 1, "", "not valid YAML: the line is indented with a tab; YAML takes spaces only")
            : new SweepFault(Math.Max(1, (int)error.Start.Line), Math.Max(1, (int)error.Start.Column), "", (error is RefusedException ? "" : "not valid YAML: ") + error.Message.TrimEnd('.'));
    }

    private YamlMap? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _faults.Add(new SweepFault(1, 1, "", "the file is empty; a sweep needs at least a method and parameters"));
            return null;
        }
        YamlNode root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            throw new RefusedException(_parser.Current!, "expected one YAML document, got a second one after '---'");
        if (root is YamlMap map)
            return map;
        _faults.Add(new SweepFault(root.Line, root.Column, "", $"expected keys with values such as 'method: bayes', got {root.Kind}"));
        return null;
    }

    private YamlNode ReadNode(int level)
    {
        ParsingEvent start = _parser.Consume<ParsingEvent>();
        if (level > MostLevels)
            throw new RefusedException(start, $"more than {MostLevels} levels of nesting");
        if (start is AnchorAlias alias)
        {
            if (!_anchors.TryGetValue(alias.Value.Value, out (YamlNode Node, int Size) target))
                throw new RefusedException(start, $"the alias *{alias.Value.Value} has no anchor &{alias.Value.Value} that ends before it");
            Count(target.Size, start);
            return target.Node;
        }

        int before = _nodes;
        Count(1, start);
        (int line, int column) = Place(start);
        YamlNode node = start switch
        {
            Scalar scalar => new YamlScalar(line, column, scalar.Value, scalar.Style == ScalarStyle.Plain, scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value),
            SequenceStart => ReadList(line, column, level),
            MappingStart => ReadMap(line, column, level),
            _ => throw new RefusedException(start, $"expected a value, got {start.GetType().Name}"),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
            _anchors[anchored.Anchor.Value] = (node, _nodes - before);
        return node;
    }

    private YamlList ReadList(int line, int column, int level)
    {
        List<YamlNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(level + 1));
        return new YamlList(line, column, items);
    }

    private YamlMap ReadMap(int line, int column, int level)
    {
        List<YamlEntry> entries = [];
        List<YamlEntry> merged = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = ReadNode(level + 1);
            YamlNode value = ReadNode(level + 1);
            if (key is not YamlScalar { Text: var name })
                _faults.Add(new SweepFault(key.Line, key.Column, "", $"expected a key, got {key.Kind}"));
            else if (name == "<<" && value is YamlMap map)
                merged.AddRange(map.Entries);
            else if (name == "<<" && value is YamlList list)
                merged.AddRange(list.Items.OfType<YamlMap>().SelectMany(static m => m.Entries));
            else if (entries.Find(e => e.Key == name) is { } first)
                _faults.Add(new SweepFault(key.Line, key.Column, name, $"the key is there twice; the first is in line {first.Line}"));
            else
                entries.Add(new YamlEntry(key.Line, key.Column, name, value));
        }
        // Merge keys give what is not said: so the earlier wins.
        foreach (YamlEntry entry in merged.Where(m => entries.All(e => e.Key != m.Key)))
            entries.Add(entry);
        return new YamlMap(line, column, entries);
    }

    private void Count(int nodes, ParsingEvent at)
    {
        _nodes += nodes;
        if (_nodes > MostNodes)
            throw new RefusedException(at, $"the document has more than {MostNodes} values, aliases counted in full");
    }

    private static (int Line, int Column) Place(ParsingEvent at) => (Math.Max(1, (int)at.Start.Line), Math.Max(1, (int)at.Start.Column));

    /// <summary>Ends the reading of a document that may be valid YAML.</summary>
    private sealed class RefusedException(ParsingEvent at, string message) : YamlException(at.Start, at.End, message);
}
