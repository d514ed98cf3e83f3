using System.CommandLine;
using MedScan.Scripting.Notebooks;

namespace MedScan.Cli.Commands.Notebooks;

/// <summary><c>medscan notebook convert</c>: between formats, and to a page to read.</summary>
internal static class ConvertNotebookCommand
{
    public static Command Create()
    {
        Argument<string> notebook = new("notebook") { Description = "The notebook, .ipynb or .dib" };
        Option<string?> to = new("--to") { Description = "ipynb, dib or html, where --output does not say it by its ending" };
        Option<string?> output = new("--output", "-o") { Description = "The file to write (default: beside the notebook, with the other ending)" };
        to.AcceptOnlyFromAmong("ipynb", "dib", "html");
        Command command = new("convert", "Write a notebook as .ipynb, as .dib, or as one .html page without scripts") { notebook, to, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            string path = parsed.GetRequiredValue(notebook);
            string target = (parsed.GetValue(output), parsed.GetValue(to)) switch
            {
                ({ } file, null) when Path.GetExtension(file).ToUpperInvariant() is ".IPYNB" or ".DIB" or ".HTML" or ".HTM" => file,
                ({ } file, null) => throw new UsageException($"Expected --to, or an --output that ends in .ipynb, .dib or .html, got '{file}'."),
                ({ } file, { } format) when file.EndsWith("." + format, StringComparison.OrdinalIgnoreCase) => file,
                ({ } file, { } format) => throw new UsageException($"Expected an --output that ends in .{format}, got '{file}'."),
                (null, { } format) => Path.ChangeExtension(path, format),
                (null, null) => throw new UsageException("Expected --to ipynb, --to dib, --to html, or an --output with such an ending."),
            };
            if (Path.GetFullPath(target) == Path.GetFullPath(path))
                throw new UsageException($"Expected another file than the notebook itself, got {target}.");
            NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
            await document.WriteAsync(target, cancellation).ConfigureAwait(false);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(target).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
