namespace MedScan.Scripting.Sessions;

/// <summary>A text that can stand at the cursor.</summary>
/// <param name="Text">What is inserted in place of <see cref="CompletionList.Start"/> to <see cref="CompletionList.End"/>.</param>
/// <param name="Kind">What it is, in lower case: method, property, field, event, class, struct, interface, enum, delegate,
/// namespace, local, keyword, module, union, record, value, file, package, magic.</param>
/// <param name="Signature">A line that says more, for example a method's parameters; empty where nothing is known.</param>
public sealed record CompletionItem(string Text, string Kind, string Signature = "");
