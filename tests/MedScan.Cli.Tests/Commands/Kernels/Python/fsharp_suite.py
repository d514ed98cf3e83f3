"""Jupyter's own suite for kernels, held against the F# kernel."""
import unittest

import jupyter_kernel_test


class FSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-fsharp"
    language_name = "F#"
    file_extension = ".fs"

    code_hello_world = 'printfn "hello, world"'
    code_stderr = 'eprintfn "oops"'

    completion_samples = [
        {"text": "List.choo", "matches": {"choose"}},
        {"text": "System.Console.WriteL", "matches": {"WriteLine"}},
        {"text": "#!lsm", "matches": {"#!lsmagic"}},
    ]

    complete_code_samples = ["1 + 1", "let x = 3", "let f i =\n    i + 1\n", 'printfn "a"']
    incomplete_code_samples = ["let f i =", "printfn (", 'let s = """\nabc', "(* open", "if true then", "(1 +"]
    invalid_code_samples = ["let = 3\nlet y = 4\n", "#!nosuchmagic"]

    code_page_something = "List.map?"
    code_generate_error = 'failwith "no"'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "6 * 8", "result": "48"},
        {"code": "6 * 7", "result": "42"},
    ]
    code_display_data = [
        {"code": 'display (HTML "<b>bold</b>") |> ignore', "mime": "text/html"},
        {"code": "#!markdown\n# Title", "mime": "text/markdown"},
    ]

    code_history_pattern = "6 [*] 7"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "List.map"
    code_clear_output = "clear ()"


if __name__ == "__main__":
    unittest.main()
