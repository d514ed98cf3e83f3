using Spectre.Console;

namespace MedScan.Cli;

/// <summary>Consoles for the tables and progress displays of the commands.</summary>
internal static class Terminal
{
    // Nothing can be measured in a file or a pipe; wide enough that no line of ours is wrapped.
    private const int WidthOfAFile = 200;

    /// <summary>A console on a writer: colours and live displays on a terminal, plain text elsewhere.</summary>
    /// <param name="writer">Usually the standard output.</param>
    /// <returns>The console.</returns>
    public static IAnsiConsole On(TextWriter writer)
    {
        AnsiConsoleOutput target = new(writer);
        if (target.IsTerminal)
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = target });

        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        plain.Profile.Width = WidthOfAFile;
        return plain;
    }
}
