using MedScan.Scripting.Output;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!markdown</c>, <c>#!html</c>, <c>#!javascript</c>: shows the rest of the cell.</summary>
internal sealed class ShowMagic(string name, string mimeType, string description, params string[] aliases) : Magic
{
    public override string Name => name;

    public override IReadOnlyList<string> Aliases => aliases;

    public override string Description => description;

    public override bool TakesBody => true;

    public override Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        string text = call.Body.Trim('\r', '\n');
        call.Run.Sink.Display(new MimeBundle(new Dictionary<string, string> { [mimeType] = text, ["text/plain"] = text }), displayId: null);
        return Task.FromResult<CellError?>(null);
    }
}
