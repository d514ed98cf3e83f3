using System.Text;
using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks.Formats;
using MedScan.Scripting.Notebooks.Parameters;
using MedScan.Scripting.Notebooks.Running;

namespace MedScan.Scripting.Notebooks;

/// <summary>A notebook: cells with their outputs, and what tools noted about it.</summary>
public sealed record NotebookDocument
{
    /// <summary>The cells, from the top.</summary>
    public required IReadOnlyList<NotebookCell> Cells { get; init; }

    /// <summary>What tools noted about it: <c>kernelspec</c>, <c>language_info</c>.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Members that this version of the format does not know, kept as they are.</summary>
    internal JsonObject Others { get; init; } = [];

    /// <summary>The minor number of nbformat 4 it is written as; at least 5.</summary>
    internal int MinorVersion { get; init; } = 5;

    /// <summary>The language of cells that are not marked with one: by kernelspec, by language, or C#.</summary>
    public string DefaultLanguage => NotebookLanguage.DefaultOf(Metadata);

    /// <summary>Reads a notebook from a file: <c>.ipynb</c> (nbformat 4.0 and newer) or <c>.dib</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends reading.</param>
    /// <exception cref="NotebookException">It is not there, or no notebook.</exception>
    public static async Task<NotebookDocument> ReadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException(File.Exists(path) ? $"{path} cannot be read: {error.Message}" : $"There is no notebook {path}.", error);
        }

        try
        {
            return Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase) ? ParseDib(text) : ParseIpynb(text);
        }
        catch (NotebookException error)
        {
            throw new NotebookException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads a notebook as Jupyter writes it.</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="NotebookException">It is no JSON, or no nbformat 4.</exception>
    public static NotebookDocument ParseIpynb(string json) => IpynbReader.Read(json);

    /// <summary>Reads a notebook of .NET Interactive: cells parted by lines such as <c>#!csharp</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <exception cref="NotebookException">Its first section is no JSON.</exception>
    public static NotebookDocument ParseDib(string text) => DibFormat.Read(text);

    /// <summary>The notebook as Jupyter writes it, byte for byte: nbformat 4.5, keys sorted, indented by one space.</summary>
    public string ToIpynb() => IpynbWriter.Write(this);

    /// <summary>The notebook as .NET Interactive writes it; outputs and metadata have no place there.</summary>
    public string ToDib() => DibFormat.Write(this);

    /// <summary>Whether no cell has outputs or a number.</summary>
    public bool IsClean => Cells.All(static cell => cell.Outputs.Count == 0 && cell.ExecutionCount is null);

    /// <summary>Why the outputs are not those of the code that stands in the notebook, in words: it was never run, a cell failed, or
    /// code was changed since <see cref="NotebookRunner"/> ran it; null where they are.</summary>
    public string? StaleReason => RunRecord.StaleReason(this);

    /// <summary>The same notebook without the cell in which a run put the values of its parameters.</summary>
    public NotebookDocument WithoutInjectedParameters() => this with { Cells = [.. Cells.Where(static cell => !ParameterInjection.IsInjected(cell))] };

    /// <summary>The same notebook without outputs and numbers.</summary>
    public NotebookDocument WithoutOutputs() => this with { Cells = [.. Cells.Select(static cell => cell.WithoutOutputs())] };

    /// <summary>The same notebook without outputs and numbers of some cells.</summary>
    internal NotebookDocument WithoutOutputs(Func<NotebookCell, bool> chosen) =>
        this with { Cells = [.. Cells.Select(cell => chosen(cell) ? cell.WithoutOutputs() : cell)] };

    /// <summary>Writes the notebook, as <c>.dib</c>, <c>.html</c> or else <c>.ipynb</c> by the name; the file is whole or as it was.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="cancellation">Ends writing; the file is then as it was.</param>
    /// <exception cref="NotebookException">It cannot be written.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".dib" => ToDib(),
            ".html" or ".htm" => NotebookPage.Write(this, Path.GetFileNameWithoutExtension(path)),
            _ => ToIpynb(),
        };
        await NotebookFile.WriteAsync(path, Encoding.UTF8.GetBytes(text), cancellation).ConfigureAwait(false);
    }
}
