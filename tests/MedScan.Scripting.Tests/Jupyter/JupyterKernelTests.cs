namespace MedScan.Scripting.Tests.Jupyter;

/// <summary>The JSON on the wire, as https://jupyter-client.readthedocs.io/en/stable/messaging.html has it.</summary>
public sealed class JupyterKernelTests : IDisposable
{
    private const string Busy = """status {"execution_state":"busy"}""";
    private const string Idle = """status {"execution_state":"idle"}""";

    private readonly TestClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Execute_TrailingExpression_IsTheResult()
    {
        await _client.ConnectAsync();

        string id = _client.Send("execute_request", """{"code":"6 * 7","silent":false,"store_history":true,"user_expressions":{},"allow_stdin":false,"stop_on_error":true}""");

        Assert.Equal("""execute_reply {"status":"ok","execution_count":1,"user_expressions":{},"payload":[]}""", await _client.ReplyAsync(id));
        Assert.Equal([
            Busy,
            """execute_input {"code":"6 * 7","execution_count":1}""",
            """execute_result {"data":{"text/plain":"42"},"metadata":{},"execution_count":1}""",
            Idle,
        ], await _client.OutputsAsync(id));
    }

    [Fact]
    public async Task Execute_DisplaysAndUpdates_KeepTheirOrderAndName()
    {
        await _client.ConnectAsync();

        string id = _client.Send("execute_request", $$"""{"code":{{TestClient.Quoted("""
            var sink = MedScan.Scripting.Output.CellContext.Current.Sink;
            sink.Write(MedScan.Scripting.Output.OutputChannel.StandardOutput, "ä\n");
            sink.Display(new MimeBundle(new Dictionary<string, string> { ["text/plain"] = "<p>", ["application/json"] = "{\"a\": [1]}" }), "d1");
            sink.Update(MimeBundle.Text("two"), "d1");
            sink.Write(MedScan.Scripting.Output.OutputChannel.StandardError, "half \ud83d");
            sink.Clear(true);
            """)}}}""");

        Assert.Equal([
            """stream {"name":"stdout","text":"ä\n"}""",
            """display_data {"data":{"text/plain":"<p>","application/json":{"a":[1]}},"metadata":{},"transient":{"display_id":"d1"}}""",
            """update_display_data {"data":{"text/plain":"two"},"metadata":{},"transient":{"display_id":"d1"}}""",
            "stream {\"name\":\"stderr\",\"text\":\"half \uFFFD\"}",
            """clear_output {"wait":true}""",
        ], (await _client.OutputsAsync(id))[2..^1]);
    }

    [Fact]
    public async Task Execute_CompileError_IsOneErrorWithThePlace()
    {
        await _client.ConnectAsync();

        string id = _client.Send("execute_request", """{"code":"int a = 1;\n  b"}""");

        const string Content = """
            "ename":"CompilationError","evalue":"In[1](2,3): error CS0103: The name 'b' does not exist in the current context","traceback":["\u001B[31mIn[1](2,3): error CS0103: The name 'b' does not exist in the current context\u001B[0m","      b","      ^"]
            """;
        Assert.Equal($$"""execute_reply {"status":"error","execution_count":1,{{Content}}}""", await _client.ReplyAsync(id));
        Assert.Equal($$"""error {{{Content}}}""", Assert.Single((await _client.OutputsAsync(id))[2..^1]));
    }

    [Fact]
    public async Task Execute_Input_AsksTheSendersStdin()
    {
        await _client.ConnectAsync();

        string id = _client.Send("execute_request", """{"code":"input(\"Who? \") + \"!\"","allow_stdin":true}""");

        Assert.Equal("""{"prompt":"Who? ","password":false}""", await _client.QuestionAsync());
        _client.SendInput("me");
        Assert.Equal("""execute_result {"data":{"text/plain":"me!"},"metadata":{},"execution_count":1}""", (await _client.OutputsAsync(id))[2]);
    }

    [Theory]
    [InlineData("comm_info_request", "{}", """comm_info_reply {"status":"ok","comms":{}}""")]
    [InlineData("connect_request", "{}", """connect_reply {"status":"ok","shell_port":1,"iopub_port":2,"stdin_port":3,"hb_port":5,"control_port":4}""")]
    [InlineData("history_request", """{"hist_access_type":"tail","output":true,"raw":true,"n":9}""", """history_reply {"status":"ok","history":[]}""")]
    [InlineData("interrupt_request", "{}", """interrupt_reply {"status":"ok"}""")]
    [InlineData("debug_request", """{"seq":7,"type":"request","command":"initialize"}""", """debug_reply {"type":"response","request_seq":7,"success":false,"command":"initialize","message":"This kernel has no debugger."}""")]
    [InlineData("complete_request", """{"code":"😀\n#!lsm","cursor_pos":7}""", """complete_reply {"status":"ok","matches":["#!lsmagic"],"cursor_start":2,"cursor_end":7,"metadata":{"_jupyter_types_experimental":[{"start":2,"end":7,"text":"#!lsmagic","type":"magic","signature":"Lists the magics."}]}}""")]
    [InlineData("inspect_request", """{"code":"#!lsmagic","cursor_pos":3,"detail_level":0}""", """inspect_reply {"status":"ok","found":true,"data":{"text/plain":"#!lsmagic\n\nLists the magics."},"metadata":{}}""")]
    [InlineData("is_complete_request", """{"code":"#!nothing"}""", """is_complete_reply {"status":"invalid"}""")]
    public async Task Request_OnEitherChannel_IsAnsweredBetweenBusyAndIdle(string type, string content, string reply)
    {
        await _client.ConnectAsync();
        foreach (bool control in (bool[])[false, true])
        {
            string id = _client.Send(type, content, control);

            Assert.Equal(reply, await _client.ReplyAsync(id, control));
            Assert.Equal([Busy, Idle], await _client.OutputsAsync(id));
        }
    }

    [Fact]
    public async Task CommOpen_UnknownTarget_IsClosed()
    {
        await _client.ConnectAsync();

        string id = _client.Send("comm_open", """{"comm_id":"c1","target_name":"jupyter.widget","data":{}}""");

        Assert.Equal([Busy, """comm_close {"comm_id":"c1","data":{}}""", Idle], await _client.OutputsAsync(id));
    }

    [Fact]
    public async Task Request_ContentOfAnotherShape_IsAnsweredWithAnError()
    {
        await _client.ConnectAsync();

        string id = _client.Send("execute_request", """{"code":17}""");

        Assert.StartsWith("""execute_reply {"ename":"System.Text.Json.JsonException",""", await _client.ReplyAsync(id), StringComparison.Ordinal);
        Assert.Equal([Busy, Idle], await _client.OutputsAsync(id));
    }

    [Fact]
    public async Task Shutdown_Restart_IsRepeatedToAllAndEnds()
    {
        await _client.ConnectAsync();

        string id = _client.Send("shutdown_request", """{"restart":true}""", control: true);

        Assert.Equal("""shutdown_reply {"status":"ok","restart":true}""", await _client.ReplyAsync(id, control: true));
        Assert.Equal([Busy, """shutdown_reply {"status":"ok","restart":true}""", Idle], await _client.OutputsAsync(id));
        await _client.Ended.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
