using System.CommandLine;
using MedScan.Scripting.Notebooks;

namespace MedScan.Cli.Commands.Notebooks;

/// <summary><c>medscan notebook check</c>: tells outputs of older code from those of the code that stands there.</summary>
internal static class CheckNotebookCommand
{
    public static Command Create()
    {
        Argument<string[]> notebooks = new("notebooks") { Description = "The notebooks, .ipynb", Arity = ArgumentArity.OneOrMore };
        Command command = new("check", "Exit with 1 when outputs are missing, failed, or older than the code") { notebooks };
        command.SetAction(async (parsed, cancellation) =>
        {
            int code = ExitCode.Done;
            foreach (string path in parsed.GetRequiredValue(notebooks))
            {
                NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
                if (document.StaleReason is not { } reason)
                    continue;
                code = ExitCode.Failed;
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{path}: {reason}").ConfigureAwait(false);
            }

            return code;
        });
        return command;
    }
}
