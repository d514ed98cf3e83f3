using System.CommandLine;
using MedScan.Scripting.Notebooks;

namespace MedScan.Cli.Commands.Notebooks;

/// <summary><c>medscan notebook clean</c>: removes outputs.</summary>
internal static class CleanNotebookCommand
{
    public static Command Create()
    {
        Argument<string[]> notebooks = new("notebooks") { Description = "The notebooks, .ipynb", Arity = ArgumentArity.OneOrMore };
        Option<bool> check = new("--check") { Description = "Change nothing; exit with 1 when a notebook has outputs" };
        Command command = new("clean", "Remove outputs and execution counts from notebooks") { notebooks, check };
        command.SetAction(async (parsed, cancellation) =>
        {
            bool dirty = false;
            foreach (string path in parsed.GetRequiredValue(notebooks))
            {
                NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
                if (document.IsClean)
                    continue;
                dirty = true;
                if (!parsed.GetValue(check))
                    await document.WithoutOutputs().WriteAsync(path, cancellation).ConfigureAwait(false);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{path}: {(parsed.GetValue(check) ? "has outputs" : "cleaned")}").ConfigureAwait(false);
            }

            return dirty && parsed.GetValue(check) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
