using MedScan.Scripting.Output;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!who</c> and <c>#!whos</c>: the variables of all languages.</summary>
/// <param name="detailed">With types and values.</param>
internal sealed class WhoMagic(bool detailed) : Magic
{
    public override string Name => detailed ? "whos" : "who";

    public override string Description => detailed ? "Lists the variables with their types and values." : "Lists the variables.";

    public override Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        var variables = call.Run.Host.Sessions.Existing
            .SelectMany(static session => session.Variables.Select(v => (Language: session.Language.Title(), Variable: v)))
            .OrderBy(static v => v.Variable.Name, StringComparer.Ordinal)
            .ToArray();
        MimeBundle shown = variables.Length == 0 ? MimeBundle.Text("There are no variables yet.")
            : detailed ? Formatter.Format(variables.Select(static v => new { v.Variable.Name, v.Language, Type = Brief(v.Variable.Type), v.Variable.Value }).ToArray())
            : MimeBundle.Text(string.Join('\n', variables.Select(static v => v.Variable.Name).Distinct()));
        call.Run.Sink.Display(shown, displayId: null);
        return Task.FromResult<CellError?>(null);
    }

    private static string Brief(Type type) => type.IsArray
        ? $"{Brief(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Brief))}>" : type.Name;
}
