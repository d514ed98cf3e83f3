using System.Text.Json;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!set</c>: gives a variable a value, written there or of another language.</summary>
internal sealed class SetMagic : Magic
{
    public override string Name => "set";

    public override string Usage => "--name <name> --value <number, true, false, null, text or @fsharp:name>";

    public override string Description => "Declares a variable of the cell's language.";

    public override IReadOnlyList<string> Options => ["name", "value"];

    public override async Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        string name = call.Option("name") ?? throw call.Misused("Expected --name.");
        string text = call.Option("value") ?? throw call.Misused("Expected --value.");
        ICodeSession target = call.Run.Host.Sessions[call.Run.Language];
        await target.SetVariableAsync(name, Read(call, text), cancellation).ConfigureAwait(false);
        return null;
    }

    private static object? Read(MagicCall call, string text)
    {
        if (text.StartsWith('@'))
        {
            string[] parts = text[1..].Split(':', 2);
            return parts.Length == 2 && LanguageNames.Parse(parts[0]) is { } language
                ? ShareMagic.Variable(call.Run.Host, language, parts[1]).Value
                : throw call.Misused($"Expected @csharp:name or @fsharp:name, got '{text}'.");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return json.RootElement switch
            {
                { ValueKind: JsonValueKind.Number } number => number.TryGetInt32(out int small) ? small : number.TryGetInt64(out long large) ? large : number.GetDouble(),
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                { ValueKind: JsonValueKind.Null } => null,
                _ => text,
            };
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
