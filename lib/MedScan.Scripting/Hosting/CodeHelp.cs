using MedScan.Scripting.Hosting.Magics;
using MedScan.Scripting.Output;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>Completion, inspection and completeness of cells, which may have parts in several languages.</summary>
/// <param name="language">The language until a magic changes it.</param>
/// <param name="sessions">The session of each language.</param>
internal sealed class CodeHelp(CodeLanguage language, LanguageSessions sessions)
{
    public Completeness CheckCompleteness(string code)
    {
        try
        {
            Completeness[] parts = [.. CellSplitter.Split(code, language).OfType<CellSegment.Code>().Select(part => sessions[part.Language].CheckCompleteness(part.Text))];
            return parts.Contains(Completeness.Invalid) ? Completeness.Invalid : parts.LastOrDefault(Completeness.Complete);
        }
        catch (MagicException)
        {
            return Completeness.Invalid;
        }
    }

    public async Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation)
    {
        if (MagicCompletion.Find(code, position, sessions) is { } magic)
            return magic;
        if (CodeAt(code, position) is not { } part)
            return CompletionList.Empty(position);
        CompletionList found = await sessions[part.Language].CompleteAsync(part.Text, position - part.Start, cancellation).ConfigureAwait(false);
        return found with { Start = found.Start + part.Start, End = found.End + part.Start };
    }

    public async Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellation)
    {
        if (MagicCompletion.Describe(code, position) is { } magic)
            return magic;
        return CodeAt(code, position) is { } part
            ? await sessions[part.Language].InspectAsync(part.Text, position - part.Start, cancellation).ConfigureAwait(false)
            : null;
    }

    /// <summary>An inspection for reading.</summary>
    /// <param name="found">What is known.</param>
    /// <param name="detailed">Whether the value is wanted too.</param>
    /// <returns>As text.</returns>
    public static MimeBundle Describe(Inspection found, bool detailed)
    {
        List<string> paragraphs = [found.Signature];
        if (found.Documentation.Length > 0)
            paragraphs.Add(found.Documentation);
        if (detailed && found.Value is { } value)
            paragraphs.Add($"Value: {value}");
        return MimeBundle.Text(string.Join("\n\n", paragraphs));
    }

    private CellSegment.Code? CodeAt(string code, int position)
    {
        try
        {
            // A cursor behind the last character belongs to the part that ends there.
            CellSegment? part = CellSplitter.Split(code, language).LastOrDefault(part => part.Start <= position);
            return part is null ? new CellSegment.Code(language, 0, 0, code) : part as CellSegment.Code;
        }
        catch (MagicException)
        {
            return new CellSegment.Code(language, 0, 0, code);
        }
    }
}
