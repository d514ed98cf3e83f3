"""Jupyter's own suite for kernels, held against both kernels."""
import unittest

import jupyter_kernel_test


class KernelTests:
    """The same for both languages; subclasses say the rest in theirs."""

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "6 * 8", "result": "48"},
        {"code": "6 * 7", "result": "42"},
    ]
    magic_completion = {"text": "#!lsm", "matches": {"#!lsmagic"}}
    markdown = {"code": "#!markdown\n# Title", "mime": "text/markdown"}

    code_history_pattern = "6 [*] 7"
    supported_history_operations = ("tail", "range", "search")


class CSharpKernelTests(KernelTests, jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'

    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Math.Sq", "matches": {"Sqrt"}},
        {"text": 'var s = "\U0001f600"; s.ToUpperIn', "matches": {"ToUpperInvariant"}},
        KernelTests.magic_completion,
    ]

    complete_code_samples = ["1 + 1", "var x = 3;", "int F(int i)\n{\n    return i;\n}", 'Console.WriteLine("a");', "#!time\n1"]
    incomplete_code_samples = ["int F(int i)\n{", "Console.WriteLine(", 'var s = """\nabc', "/* open", "if (true) {"]
    invalid_code_samples = ["var = = 3;", "#!nosuchmagic"]

    code_page_something = "Console.WriteLine?"
    code_generate_error = 'throw new InvalidOperationException("no");'

    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        KernelTests.markdown,
        {"code": 'display(SVG("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"1\\" height=\\"1\\"/>"));', "mime": "image/svg+xml"},
    ]

    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clear();"


class FSharpKernelTests(KernelTests, jupyter_kernel_test.KernelTests):
    kernel_name = ".net-fsharp"
    language_name = "F#"
    file_extension = ".fs"

    code_hello_world = 'printfn "hello, world"'
    code_stderr = 'eprintfn "oops"'

    completion_samples = [
        {"text": "List.choo", "matches": {"choose"}},
        {"text": "System.Console.WriteL", "matches": {"WriteLine"}},
        KernelTests.magic_completion,
    ]

    complete_code_samples = ["1 + 1", "let x = 3", "let f i =\n    i + 1\n", 'printfn "a"']
    incomplete_code_samples = ["let f i =", "printfn (", 'let s = """\nabc', "(* open", "if true then", "(1 +"]
    invalid_code_samples = ["let = 3\nlet y = 4\n", "#!nosuchmagic"]

    code_page_something = "List.map?"
    code_generate_error = 'failwith "no"'

    code_display_data = [
        {"code": 'display (HTML "<b>bold</b>") |> ignore', "mime": "text/html"},
        KernelTests.markdown,
    ]

    code_inspect_sample = "List.map"
    code_clear_output = "clear ()"


if __name__ == "__main__":
    unittest.main()
