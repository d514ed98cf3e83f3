using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!share</c>: makes a variable of one language a variable of another. Both then hold the same object.</summary>
internal sealed class ShareMagic : Magic
{
    public override string Name => "share";

    public override string Usage => "--from fsharp|csharp <name> [--as <other name>] [--to fsharp|csharp]";

    public override string Description => "Takes over a variable of the other language; both hold the same object.";

    public override IReadOnlyList<string> Options => ["from", "as", "to"];

    public override async Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        CodeLanguage from = Language(call, "from") ?? throw call.Misused("Expected --from and a language.");
        if (call.Words is not [string name])
            throw call.Misused($"Expected one variable's name, got {call.Words.Count} words.");
        CodeLanguage to = Language(call, "to") ?? from.Other();
        SessionVariable variable = Variable(call.Run.Host, from, name);
        await call.Run.Host.Sessions[to].SetVariableAsync(call.Option("as") ?? name, variable.Value, cancellation).ConfigureAwait(false);
        return null;
    }

    /// <summary>Finds a variable.</summary>
    /// <param name="host">Whose sessions.</param>
    /// <param name="language">Of which language.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="MagicException">There is none; the message names those there are.</exception>
    public static SessionVariable Variable(NotebookHost host, CodeLanguage language, string name)
    {
        IReadOnlyList<SessionVariable> variables = host.Sessions[language].Variables;
        return variables.LastOrDefault(v => v.Name == name) ?? throw new MagicException(
            $"There is no {language.Title()} variable '{name}'. {(variables.Count == 0 ? "There are none yet." : $"There are: {string.Join(", ", variables.Select(static v => v.Name).Distinct().Order(StringComparer.Ordinal))}.")}");
    }

    private static CodeLanguage? Language(MagicCall call, string option) => call.Option(option) is not { } name ? null
        : LanguageNames.Parse(name) ?? throw call.Misused($"Expected csharp or fsharp after --{option}, got '{name}'.");
}
