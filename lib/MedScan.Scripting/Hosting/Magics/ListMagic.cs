using MedScan.Scripting.Output;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!lsmagic</c>: what magics there are.</summary>
internal sealed class ListMagic : Magic
{
    public override string Name => "lsmagic";

    public override string Description => "Lists the magics.";

    public override Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        (string Head, string Text)[] lines =
        [
            ("#!csharp (#!cs, #!c#)", "What stands below is C#."),
            ("#!fsharp (#!fs, #!f#)", "What stands below is F#."),
            .. MagicCatalog.All.Select(static m => (Head: $"#!{m.Name}{(m.Aliases.Count > 0 ? $" (#!{string.Join(", #!", m.Aliases)})" : "")} {m.Usage}".TrimEnd(), m.Description)),
        ];
        int width = lines.Max(static l => l.Head.Length);
        call.Run.Sink.Display(MimeBundle.Text(string.Join('\n', lines.Select(l => $"{l.Head.PadRight(width)}  {l.Text}"))), displayId: null);
        return Task.FromResult<CellError?>(null);
    }
}
