namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>The ports of the channels.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="ShellPort">For requests.</param>
/// <param name="IopubPort">For outputs.</param>
/// <param name="StdinPort">For questions to the person.</param>
/// <param name="HbPort">For heartbeats.</param>
/// <param name="ControlPort">For requests that must not wait.</param>
internal sealed record ConnectReply(string Status, int ShellPort, int IopubPort, int StdinPort, int HbPort, int ControlPort);
