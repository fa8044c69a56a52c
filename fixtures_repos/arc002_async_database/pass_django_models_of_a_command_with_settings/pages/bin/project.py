import argparse

import django


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("title")
    django.setup()
    from pages.models import Page

    Page.objects.create(title=parser.parse_args().title)


if __name__ == "__main__":
    main()
