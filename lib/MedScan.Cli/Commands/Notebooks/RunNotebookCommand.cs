using System.CommandLine;
using MedScan.Cli.Commands.Kernels;
using MedScan.Cli.Display;
using MedScan.Scripting.Notebooks;
using MedScan.Scripting.Notebooks.Parameters;

namespace MedScan.Cli.Commands.Notebooks;

/// <summary><c>medscan notebook run</c>: runs all cells and writes the notebook with its outputs.</summary>
internal static class RunNotebookCommand
{
    public static Command Create()
    {
        Argument<string> notebook = new("notebook") { Description = "The notebook, .ipynb or .dib" };
        Option<string?> output = new("--output", "-o") { Description = "Where the notebook with its outputs goes, or a page if it ends in .html (default: <notebook>.out.ipynb beside it)" };
        Option<bool> inplace = new("--inplace") { Description = "Write the outputs into the notebook itself; values of parameters are used and noted, but not written into its cells" };
        Option<string[]> parameters = new("--parameter", "-p") { Description = "name=value for a variable of the cell tagged 'parameters'; can be repeated", Arity = ArgumentArity.OneOrMore };
        Option<string?> file = new("--parameters-file", "-f") { Description = "YAML or JSON with values for parameters; --parameter counts above it" };
        Option<double?> timeout = new("--timeout") { Description = "Seconds that a cell may take (default: as long as it needs)" };
        Option<string?> kernel = new("--kernel") { Description = "csharp or fsharp (default: as the notebook says)" };
        Option<bool> allowErrors = new("--allow-errors") { Description = "Go on after a cell that fails" };
        kernel.AcceptOnlyFromAmong("csharp", "fsharp");
        Command command = new("run", "Run all cells of a notebook, in its folder, and write it with its outputs")
        {
            notebook, output, inplace, parameters, file, timeout, kernel, allowErrors,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            string path = parsed.GetRequiredValue(notebook);
            if (parsed.GetValue(inplace) && parsed.GetValue(output) is not null)
                throw new UsageException("Expected either --inplace or --output, got both.");
            if (parsed.GetValue(timeout) is <= 0 or double.NaN or > 1e7)
                throw new UsageException("Expected a --timeout of more than 0 and at most 10,000,000 seconds.");
            string target = parsed.GetValue(inplace) ? path : parsed.GetValue(output) ?? Path.ChangeExtension(path, ".out.ipynb");
            if (parsed.GetValue(inplace) && Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase))
                throw new UsageException("Expected --output: a .dib has no place for outputs.");
            NotebookRunOptions options = new()
            {
                Kernel = OwnKernel.CommandFor,
                Language = parsed.GetValue(kernel),
                Parameters = Values(parsed.GetValue(file), parsed.GetValue(parameters) ?? []),
                WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path)),
                CellTimeout = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                AllowErrors = parsed.GetValue(allowErrors),
            };
            return await RunAsync(path, target, options, parsed.InvocationConfiguration, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(string path, string target, NotebookRunOptions options, InvocationConfiguration console, CancellationToken cancellation)
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
        NotebookRun run;
        using (NotebookProgressView view = new(console.Error))
            run = await NotebookRunner.RunAsync(document, options, view, cancellation).ConfigureAwait(false);
        // What there is is written also after Ctrl-C.
        NotebookDocument written = target == path ? run.Document.WithoutInjectedParameters() : run.Document;
        await written.WriteAsync(target, CancellationToken.None).ConfigureAwait(false);
        if (run.Failure is not { } failure)
        {
            await console.Output.WriteLineAsync(target).ConfigureAwait(false);
            return ExitCode.Done;
        }

        await console.Error.WriteLineAsync(NotebookFailureText.Of(path, failure)).ConfigureAwait(false);
        await console.Error.WriteLineAsync($"The outputs so far are in {target}.").ConfigureAwait(false);
        return failure.Kind == NotebookFailureKind.Interrupted ? ExitCode.Interrupted : ExitCode.Failed;
    }

    private static Dictionary<string, string> Values(string? file, IReadOnlyList<string> typed)
    {
        Dictionary<string, string> values = file is null ? [] : new(ParametersFile.Read(file));
        foreach (string pair in typed)
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            values[equals > 0 ? pair[..equals].Trim() : throw new UsageException($"Expected --parameter name=value, got '{pair}'.")] = pair[(equals + 1)..];
        }

        return values;
    }
}
