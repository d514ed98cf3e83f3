"""Jupyter's own suite for kernels, held against the C# kernel."""
import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'

    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Math.Sq", "matches": {"Sqrt"}},
        {"text": 'var s = "\U0001f600"; s.ToUpperIn', "matches": {"ToUpperInvariant"}},
        {"text": "#!lsm", "matches": {"#!lsmagic"}},
    ]

    complete_code_samples = ["1 + 1", "var x = 3;", "int F(int i)\n{\n    return i;\n}", 'Console.WriteLine("a");', "#!time\n1"]
    incomplete_code_samples = ["int F(int i)\n{", "Console.WriteLine(", 'var s = """\nabc', "/* open", "if (true) {"]
    invalid_code_samples = ["var = = 3;", "#!nosuchmagic"]

    code_page_something = "Console.WriteLine?"
    code_generate_error = 'throw new InvalidOperationException("no");'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "6 * 8", "result": "48"},
        {"code": "6 * 7", "result": "42"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": "#!markdown\n# Title", "mime": "text/markdown"},
        {"code": 'display(SVG("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"1\\" height=\\"1\\"/>"));', "mime": "image/svg+xml"},
    ]

    code_history_pattern = "6 [*] 7"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clear();"


if __name__ == "__main__":
    unittest.main()
