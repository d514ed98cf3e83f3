using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MedScan.Experiments;

/// <summary>YamlDotNet's parser, which answers some malformed documents with exceptions of its own insides
/// (<see cref="InvalidOperationException"/> from the scanner among them); here all are syntax errors with a place.</summary>
internal sealed class ConfigYamlParser : IParser
{
    private readonly Scanner _scanner;
    private readonly Parser _parser;

    public ConfigYamlParser(string text)
    {
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception failure) when (failure is not YamlException)
        {
            Mark place = _scanner.CurrentPosition;
            throw new YamlException(place, place, "The text cannot be understood here, or a little before", failure);
        }
    }
}
